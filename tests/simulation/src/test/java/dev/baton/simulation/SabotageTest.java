package dev.baton.simulation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An engine that is broken on purpose is found out. */
final class SabotageTest {
    private static final long MOST = 10_000;

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void is_found_out(Sabotage sabotage) {
        Scenario any = sabotage == Sabotage.EVENTS_FORGET_THE_EVENT_BEFORE ? new ReportWorld() : new AnyWorld();
        Optional<Campaign.Found> found = new Campaign(any, sabotage).run(0, MOST);
        assertTrue(found.isPresent(), () -> sabotage.wire() + " is not found in " + MOST + " schedules");
        System.out.println(sabotage.wire() + ": found by schedule "
                + found.get().seed() + ": " + found.get().violation().getMessage() + " ("
                + Replay.command(any, found.get().seed(), sabotage) + ")");
    }
}
