package dev.baton.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import org.junit.jupiter.api.Test;

/** Imports point one way: cli -> doors -> engine, store -> engine; the engine knows no framework, network or database. */
final class ImportsTest {
    private static final String ENGINE = "dev.baton.engine..";
    private static final String STORES = "dev.baton.store..";
    private static final String DOORS = "dev.baton.doors..";
    private static final String CLI = "dev.baton.cli..";

    @Test
    void the_engine_imports_no_other_module() {
        noClasses()
                .that()
                .resideInAPackage(ENGINE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(STORES, DOORS, CLI)
                .check(Classes.SHIPPED);
    }

    @Test
    void the_engine_knows_no_framework_network_or_database() {
        noClasses()
                .that()
                .resideInAPackage(ENGINE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "jakarta..",
                        "io.quarkus..",
                        "io.vertx..",
                        "io.netty..",
                        "software.amazon..",
                        "com.amazonaws..",
                        "java.net.http..",
                        "java.sql..",
                        "javax.sql..",
                        "org.sqlite..",
                        "picocli..")
                .check(Classes.SHIPPED);
    }

    @Test
    void stores_import_the_engine_only() {
        noClasses()
                .that()
                .resideInAPackage(STORES)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(DOORS, CLI)
                .check(Classes.SHIPPED);
    }

    @Test
    void doors_import_the_engine_only() {
        noClasses()
                .that()
                .resideInAPackage(DOORS)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(STORES, CLI)
                .check(Classes.SHIPPED);
    }

    @Test
    void the_light_client_starts_no_framework() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.baton.cli.client", "dev.baton.cli.json")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        ENGINE,
                        STORES,
                        DOORS,
                        "dev.baton.cli.runner..",
                        "jakarta..",
                        "io.quarkus..",
                        "com.fasterxml.jackson.databind..")
                .check(Classes.SHIPPED);
    }

    @Test
    void the_runner_knows_no_server() {
        noClasses()
                .that()
                .resideInAPackage("dev.baton.cli.runner")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.baton.cli.server..", "dev.baton.cli.client..", DOORS, STORES, "io.quarkus..")
                .check(Classes.SHIPPED);
    }

    @Test
    void the_client_library_stands_alone() {
        noClasses()
                .that()
                .resideInAPackage("dev.baton.client..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ENGINE, STORES, DOORS, CLI, "jakarta..", "io.quarkus..", "io.vertx..")
                .check(Classes.SHIPPED);
    }

    @Test
    void the_client_library_needs_the_cloud_for_messages_by_lambda_only() {
        noClasses()
                .that()
                .resideInAPackage("dev.baton.client..")
                .and()
                .resideOutsideOfPackage("dev.baton.client.lambda")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.baton.client.lambda", "software.amazon..")
                .check(Classes.SHIPPED);
    }
}
