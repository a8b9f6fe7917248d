package dev.baton.lambdatest;

import dev.baton.parts.S3Proxy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What the JDK makes of a function's classes, written down once by a process that was primed as for a snapshot. Those after it
 * load the same classes by the same loaders from the same zip, and need not parse them: they are known by their bytes.
 */
final class ClassData {
    private static final long PATIENCE_SECONDS = 120;

    /** The archive lies where it was made to lie, memory is taken by large pages, and what is used a few times is not compiled. */
    private static final List<String> QUICK = List.of(
            "-XX:+IgnoreUnrecognizedVMOptions",
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:ArchiveRelocationMode=0",
            "-XX:+UseTransparentHugePages",
            "-XX:CompileThresholdScaling=3");

    private static Launch launch;

    private ClassData() {}

    /** As {@link Launch#MANAGED}, and quicker. */
    static synchronized Launch launch() {
        if (launch == null) {
            launch = Launch.MANAGED.with(List.of("-XX:SharedArchiveFile=" + archive(), "-Xlog:disable"));
        }
        return launch;
    }

    /** As {@link #launch}, with more memory for still less work: for who measures neither. */
    static Launch quickest() {
        return launch().with(QUICK);
    }

    private static Path archive() {
        try {
            Path archive = Files.createTempFile(Zip.task(), "classes-", ".jsa");
            Launch writing = Launch.SNAPSHOT.with(List.of("-XX:ArchiveClassesAtExit=" + archive, "-Xlog:disable"));
            try (Function function = Function.start(Role.API, environment(), writing)) {
                function.ready().end(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
            return archive;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Nobody is asked for anything before a snapshot. */
    private static Map<String, String> environment() {
        return Map.of(
                "BATON_TABLE", "none",
                "BATON_BUCKET", "none",
                "BATON_ADMIN_KEY_SHA256", Cloud.keyDigest(),
                "AWS_REGION", "us-east-1",
                "AWS_ACCESS_KEY_ID", S3Proxy.ACCESS_KEY,
                "AWS_SECRET_ACCESS_KEY", S3Proxy.SECRET_KEY,
                "AWS_ENDPOINT_URL_DYNAMODB", "http://127.0.0.1:1",
                "AWS_ENDPOINT_URL_S3", "http://127.0.0.1:1");
    }
}
