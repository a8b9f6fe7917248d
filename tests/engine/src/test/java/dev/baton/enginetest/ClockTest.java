package dev.baton.enginetest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.engine.worker.Assignment;
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
 * the live one loses nothing, no attempt runs twice, and all ends well.
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
            assertEquals(Set.of(), live.beat(held.toArray(Assignment[]::new)).lost(), () -> this + ": lost work");
        }

        private void finish() {
            Assignment job = held.removeFirst();
            boolean fails =
                    job.job().spec().name().equals("unstable") && job.job().attempt() == 1;
            Ending ending = live.finish(job, fails ? 7 : 0);
            assertFalse(ending instanceof Ending.NotYours, () -> this + ": an end was refused");
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
    void a_leap_forward_costs_no_live_worker_its_work() {
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

    @Test
    void a_worker_that_really_died_is_given_up_after_a_leap() {
        World world = new World();
        long workflow = world.armed("name: one\njobs: [{name: a, command: x}]\n");
        Assignment first = new Worker(world, workflow).claim(1).getFirst();
        world.clock.advance(DAY);
        world.engine().tick();
        Worker other = new Worker(world, workflow);
        assertEquals(List.of(), other.claim(1));
        world.pass(Duration.ofMinutes(1));
        Assignment second = other.claim(1).getFirst();
        assertEquals(first.job().attempt() + 1, second.job().attempt());
        assertInstanceOf(Ending.Final.class, other.finish(second, 0));
    }
}
