package dev.baton.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Small files, and a tidy top level. */
final class SizesTest {
    private static final int MOST_LINES = 500;
    private static final int MEDIAN_LINES = 80;
    private static final Set<String> ROOT = Set.of(
            "pom.xml",
            "functions",
            "infra",
            "events",
            "tests",
            "README.md",
            "ARCHITECTURE.md",
            "SECURITY.md",
            "CHANGELOG.md",
            "LICENSE",
            "mvnw",
            "baton",
            // What a build and a run leave, which no commit takes.
            "target",
            "output");

    private static int lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return (int) lines.count();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        Files.walkFileTree(Classes.REPOSITORY.resolve("functions"), new SimpleFileVisitor<>() {
            /** What is built comes and goes while other modules are tested. */
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                boolean built = folder.endsWith("target") && Files.exists(folder.resolveSibling("pom.xml"));
                return built ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().matches(".*/src/main/java/.*\\.java") && !file.endsWith("package-info.java")) {
                    sources.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return sources;
    }

    @Test
    void no_source_is_long_and_most_are_short() throws IOException {
        List<Path> sources = sources();
        List<Path> tooLong =
                sources.stream().filter(file -> lines(file) > MOST_LINES).toList();
        assertEquals(List.of(), tooLong);
        int[] sorted = sources.stream().mapToInt(SizesTest::lines).sorted().toArray();
        int median = sorted[sorted.length / 2];
        assertTrue(median < MEDIAN_LINES, "half of the sources have " + median + " lines or more");
    }

    @Test
    void the_top_level_holds_what_it_should_and_nothing_more() throws IOException {
        try (Stream<Path> entries = Files.list(Classes.REPOSITORY)) {
            Set<String> others = entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> !name.startsWith(".") && !ROOT.contains(name))
                    .collect(Collectors.toSet());
            assertEquals(Set.of(), others);
        }
    }
}
