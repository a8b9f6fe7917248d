package dev.baton.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random schedules of every scenario: -Dbaton.schedules=N for other than 100,000 in all, -Dbaton.seed=N for other first seeds. */
final class SchedulesTest {
    private static final long ALL = Long.getLong("baton.schedules", 100_000);
    private static final long FIRST = Long.getLong("baton.seed", 0);

    static Stream<Scenario> scenarios() {
        return Replay.scenarios().stream();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void hold_what_must_hold(Scenario scenario) {
        long named = ALL / 50;
        long count =
                scenario instanceof AnyWorld ? ALL - named * (Replay.scenarios().size() - 1) : named;
        long begun = System.nanoTime();
        Campaign campaign = new Campaign(scenario, Sabotage.NONE);
        campaign.run(FIRST, count).ifPresent(found -> {
            throw new AssertionError(
                    found.violation().getMessage() + "\nsee " + Replay.command(scenario, found.seed(), Sabotage.NONE),
                    found.violation());
        });
        Duration time = Duration.ofNanos(System.nanoTime() - begun);
        System.out.printf(
                "%s: %,d schedules, %,d steps, %d s, %,d schedules a minute%n",
                scenario.wire(),
                count,
                campaign.steps(),
                time.toSeconds(),
                count * 60_000 / Math.max(1, time.toMillis()));
    }

    @Test
    void the_same_seed_is_the_same_history() {
        assertEquals(history(7), history(7));
    }

    private static List<String> history(long seed) {
        Trace trace = Trace.kept();
        new Schedule(new AnyWorld(), seed, trace, Sabotage.NONE).live();
        return trace.lines();
    }
}
