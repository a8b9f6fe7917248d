package dev.baton.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The project's own classes, as they were compiled just before. */
final class Classes {
    static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();

    /** All that ships. */
    static final JavaClasses SHIPPED = new ClassFileImporter()
            .importPaths(
                    Stream.of("engine", "store-sqlite", "store-dynamodb", "push", "doors", "lambda", "client", "cli")
                            .map(module -> REPOSITORY.resolve("functions/" + module + "/target/classes"))
                            .toList());

    private Classes() {}
}
