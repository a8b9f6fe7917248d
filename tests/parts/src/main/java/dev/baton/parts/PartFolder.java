package dev.baton.parts;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the build left a server: {@code tests/parts/<name>} of this repository, looked for from the working folder upwards,
 * or {@code <name>} in the folder that the system property {@code baton.parts} names.
 */
record PartFolder(Path folder) {
    static PartFolder of(String name) {
        Path folder = Optional.ofNullable(System.getProperty("baton.parts"))
                .map(parts -> Path.of(parts).resolve(name))
                .or(() -> above(Path.of("").toAbsolutePath(), Path.of("tests", "parts", name)))
                .orElseThrow(() -> new IllegalStateException(
                        "no folder above " + Path.of("").toAbsolutePath() + " has tests/parts/" + name
                                + ": run from within the repository, or set -Dbaton.parts"));
        if (!Files.isDirectory(folder.resolve("target/lib"))) {
            throw new IllegalStateException(
                    "the server is not there: build it with ./mvnw -pl tests/parts -am compile; missing is "
                            + folder.resolve("target/lib"));
        }
        return new PartFolder(folder);
    }

    private static Optional<Path> above(Path from, Path wanted) {
        for (Path at = from; at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolve(wanted))) {
                return Optional.of(at.resolve(wanted));
            }
        }
        return Optional.empty();
    }

    Path classes() {
        return folder.resolve("target/classes");
    }

    Path libraries() {
        return folder.resolve("target/lib");
    }
}
