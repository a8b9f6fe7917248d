package dev.baton.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** What keeps the engine testable and the names honest. */
final class DisciplineTest {
    private static final String ENGINE = "dev.baton.engine..";

    @Test
    void the_engine_has_no_clock_and_no_chance_of_its_own() {
        noClasses()
                .that()
                .resideInAPackage(ENGINE)
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(RandomGenerator.class)
                .check(Classes.SHIPPED);
    }

    @Test
    void no_name_says_nothing() {
        noClasses().should().haveNameMatching(".*(Utils?|Helper|Manager|Impl)").check(Classes.SHIPPED);
    }

    @Test
    void concepts_of_the_engine_do_not_go_round_in_circles() {
        slices().matching("dev.baton.engine.(store|record|spec|data|node|event|job|worker)..")
                .should()
                .beFreeOfCycles()
                .check(Classes.SHIPPED);
    }
}
