package dev.baton.enginetest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.engine.worker.Assignment;
import dev.baton.engine.worker.Attempt;
import dev.baton.engine.worker.Ending;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The clock is set a day forward or back at each step of a run with a live worker, one that dies, and a retry that has to wait:
 * no attempt runs twice, no result is lost, and all ends well. A leap forward ends leases: then live workers are told that they
 * lost their jobs, which run again as other attempts.
 */
final class ClockTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final int STEPS = 9;

    private static final String SPEC = """
            name: clocks
            failure_handlers: [{name: later, rules: [{exit_codes: [7], max_retries: 3, backoff_seconds: 60}]}]
            jobs:
              - {name: a, command: x}
              - {name: unstable, command: x, depends_on: [a], failure_handler: later}
              - {name: b, command: x, depends_on: [a]}
              - {name: lost, command: x, depends_on: [a]}
              - {name: join, command: x, depends_on: [unstable, b, lost]}
            """;

    /** A run of the specification in steps, of which the clock leaps before one. */
    private static final class Story {
        private final World world = new World();
        private final long workflow = world.armed(SPEC);
        private final Worker live = new Worker(world, workflow, "live", 1);
        private final Worker doomed = new Worker(world, workflow, "doomed", 2);
        private final Set<String> executions = new HashSet<>();
        private final List<Assignment> held = new ArrayList<>();
        private final int leapBefore;
        private final Duration leap;
        private int step;

        Story(int leapBefore, Duration leap) {
            this.leapBefore = leapBefore;
            this.leap = leap;
        }

        private void step(Runnable action) {
            if (step++ == leapBefore) {
                world.clock.advance(leap);
                // A tick comes before any worker can speak.
                world.engine().tick();
            }
            action.run();
            world.clock.advance(Duration.ofSeconds(5));
            world.engine().tick();
        }

        private List<Assignment> claim(Worker worker, int limit) {
            List<Assignment> claimed = worker.claim(limit);
            for (Assignment each : claimed) {
                String execution = each.job().spec().name() + " " + each.job().attempt();
                assertTrue(executions.add(execution), () -> this + ": " + execution + " ran twice");
            }
            return claimed;
        }

        private void beat() {
            Set<Attempt> lost = live.beat(held.toArray(Assignment[]::new)).lost();
            assertTrue(lost.isEmpty() || leap.isPositive(), () -> this + ": lost work");
            held.removeIf(each ->
                    lost.contains(new Attempt(each.job().id(), each.job().attempt())));
        }

        private void finish() {
            if (held.isEmpty()) {
                return;
            }
            Assignment job = held.removeFirst();
            boolean fails =
                    job.job().spec().name().equals("unstable") && job.job().attempt() == 1;
            Ending ending = live.finish(job, fails ? 7 : 0);
            assertTrue(!(ending instanceof Ending.NotYours) || leap.isPositive(), () -> this + ": an end was refused");
        }

        /** How long after these steps the workflow was complete. */
        Duration play() {
            step(() -> held.addAll(claim(live, 1)));
            step(this::beat);
            step(this::finish);
            step(() -> held.addAll(claim(live, 2)));
            step(() -> claim(doomed, 1));
            step(this::beat);
            step(this::finish);
            step(this::beat);
            step(this::finish);
            assertEquals(STEPS, step);
            Instant begun = world.clock.instant();
            while (!world.complete(workflow)) {
                beat();
                held.addAll(claim(live, 1));
                if (!held.isEmpty()) {
                    finish();
                }
                world.clock.advance(Duration.ofSeconds(10));
                world.engine().tick();
                Duration past = Duration.between(begun, world.clock.instant());
                assertTrue(past.compareTo(DAY.multipliedBy(2)) < 0, () -> this + ": " + world.statuses(workflow));
            }
            assertEquals(5, world.engine().results().newest(workflow).size(), this::toString);
            world.engine().results().newest(workflow).forEach(result -> assertEquals(0, result.returnCode()));
            return Duration.between(begun, world.clock.instant());
        }

        @Override
        public String toString() {
            return "a leap of " + leap + " before step " + leapBefore;
        }
    }

    @Test
    void after_a_leap_forward_what_leases_held_runs_again_as_another_attempt() {
        for (int step = 0; step < STEPS; step++) {
            Duration took = new Story(step, DAY).play();
            assertTrue(took.compareTo(Duration.ofMinutes(3)) < 0, took::toString);
        }
    }

    @Test
    void after_a_leap_back_all_ends_when_the_old_time_has_come_again() {
        for (int step = 0; step < STEPS; step++) {
            Duration took = new Story(step, DAY.negated()).play();
            assertTrue(took.compareTo(DAY.plusMinutes(3)) < 0, took::toString);
        }
    }

    @Test
    void many_leaps_to_and_fro_lose_nothing() {
        for (int step = 0; step < STEPS; step++) {
            Story story = new Story(step, DAY);
            story.world.clock.advance(DAY.negated());
            story.play();
        }
    }
}
