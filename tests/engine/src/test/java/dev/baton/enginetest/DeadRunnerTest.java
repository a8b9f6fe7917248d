package dev.baton.enginetest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.engine.job.JobStatus;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A runner dies with its engine at each write of its work; the next one goes on at once, without waiting for an audit. */
final class DeadRunnerTest {
    private static final String DIAMOND = """
            name: diamond
            jobs:
              - {name: a, command: x}
              - {name: b, command: x, depends_on: [a]}
              - {name: c, command: x, depends_on: [a]}
              - {name: d, command: x, depends_on: [b, c]}
            """;

    private static World dead(long write, boolean applied) {
        World world = new World();
        long workflow = world.armed(DIAMOND);
        // Audits become seldom with time.
        world.pass(Duration.ofHours(1));
        Worker worker = new Worker(world, workflow, "here", 1);
        world.interpose(store -> new DyingItemStore(store, write, applied));
        assertThrows(DyingItemStore.Died.class, worker::runAll);
        world.restart();
        return world;
    }

    private static void everywhere(Consumer<World> next) {
        World whole = new World();
        Worker worker = new Worker(whole, whole.armed(DIAMOND), "here", 1);
        whole.items.reset();
        worker.runAll();
        Map<String, JobStatus> expected = whole.statuses(1);
        for (boolean applied : new boolean[] {false, true}) {
            for (long write = 1; write <= whole.items.writes(); write++) {
                World world = dead(write, applied);
                String where = "died at write " + write + (applied ? " (applied)" : "");
                next.accept(world);
                new Worker(world, 1, "here", 2).runAll();
                assertEquals(expected, world.statuses(1), where);
                assertTrue(world.complete(1), where);
            }
        }
    }

    @Test
    void whoever_sees_that_the_process_is_dead_goes_on_at_once() {
        everywhere(world -> world.engine().workers().giveUpDead(1, "here", pid -> pid != 1));
    }

    @Test
    void a_lease_that_ran_out_suffices() {
        everywhere(world -> world.pass(Duration.ofMinutes(2)));
    }
}
