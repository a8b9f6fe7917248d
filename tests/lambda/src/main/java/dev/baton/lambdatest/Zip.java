package dev.baton.lambdatest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The zip that is deployed, unpacked as Lambda unpacks it, and the managed runtime's libraries. */
final class Zip {
    static final Path REPOSITORY = repository();
    private static final Path MODULE = REPOSITORY.resolve("tests/lambda/target");
    private static final Path PACKED = REPOSITORY.resolve("functions/lambda/target/function.zip");

    private static Path task;

    private Zip() {}

    private static Path repository() {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(at.resolve("functions/lambda"))) {
            at = at.getParent();
            if (at == null) {
                throw new IllegalStateException("run this from within the repository");
            }
        }
        return at;
    }

    /** The folder with its content; unpacked anew once a process. */
    static synchronized Path task() {
        if (task == null) {
            try {
                Files.createDirectories(MODULE);
                task = Files.createTempDirectory(MODULE, "task-");
                Path unpacked = task;
                Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(unpacked)));
                unpack(task);
            } catch (IOException missing) {
                throw new IllegalStateException(
                        "build the zip first: ./mvnw package -pl functions/lambda -am", missing);
            }
        }
        return task;
    }

    /** The class path of the managed runtime. */
    static Path runtime() {
        return MODULE.resolve("runtime");
    }

    /** The jar that holds what stands at the top of the zip. */
    static Path runner() {
        return REPOSITORY.resolve("functions/lambda/target/baton-lambda-0.1.0-SNAPSHOT-runner.jar");
    }

    /** The zip itself. */
    static Path packed() {
        return PACKED;
    }

    /** How large the zip is, in bytes. */
    static long size() throws IOException {
        return Files.size(PACKED);
    }

    private static void unpack(Path folder) throws IOException {
        try (InputStream file = Files.newInputStream(PACKED);
                ZipInputStream zip = new ZipInputStream(file)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException("an entry leaves the folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(zip, target);
                }
            }
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted((a, b) -> b.compareTo(a)).forEach(path -> path.toFile().delete());
        } catch (IOException gone) {
            // The build folder is cleaned anyway.
        }
    }
}
