package dev.baton.lambdatest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * The native part of the managed runtime's client. By itself each process writes it to one and the same file before it loads
 * it, which brings down another that loads it just then; so here it is unpacked once for all.
 */
final class NativePart {
    private static final String PROPERTY =
            "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

    private static String flag;

    private NativePart() {}

    /** Tells a process where it is. */
    static synchronized String flag() {
        if (flag == null) {
            try {
                flag = "-D" + PROPERTY + "=" + unpack();
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
        return flag;
    }

    private static Path unpack() throws IOException {
        boolean arm = System.getProperty("os.arch").equals("aarch64");
        boolean musl = Files.exists(Path.of("/lib/ld-musl-" + (arm ? "aarch64" : "x86_64") + ".so.1"));
        String name = "libaws-lambda-jni.linux" + (musl ? "_musl" : "") + (arm ? "-aarch_64" : "-x86_64") + ".so";
        Path library = Files.createTempFile(Zip.task(), "native-", ".so");
        try (JarFile client = new JarFile(client().toFile())) {
            ZipEntry entry = client.getEntry("jni/" + name);
            try (InputStream bytes = client.getInputStream(entry)) {
                Files.copy(bytes, library, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return library;
    }

    private static Path client() throws IOException {
        try (Stream<Path> jars = Files.list(Zip.runtime())) {
            return jars.filter(jar -> jar.getFileName().toString().contains("runtime-interface-client"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("the managed runtime's client is not in " + Zip.runtime()));
        }
    }
}
