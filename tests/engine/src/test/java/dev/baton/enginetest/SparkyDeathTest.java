package dev.baton.enginetest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.engine.sparky.Assignment;
import dev.baton.engine.sparky.Health;
import dev.baton.engine.sparky.JobName;
import dev.baton.engine.sparky.JobState;
import dev.baton.engine.sparky.ProjectSettings;
import dev.baton.engine.sparky.Sparky;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * A process dies at each write of a project's life, before or after it is applied: queue, run, end, with two builds kept and a project
 * downstream. Others go on; whoever heard no answer asks again. Every job ends once, the lane is never over its places, and none is lost.
 */
class SparkyDeathTest {
    private static final List<String> JOBS = List.of("j1", "j2", "j3", "j4");

    /** Everything that may die: all of it can be asked for again. */
    private static void live(Sparky sparky, List<Long> builds) {
        for (String job : JOBS) {
            sparky.queue(Spawns.of("p", job));
        }
        sparky.cancel(Spawns.name("p", "j2"));
        for (Optional<Assignment> next = take(sparky); next.isPresent(); next = take(sparky)) {
            Assignment job = next.get();
            builds.add(job.build());
            sparky.heartbeat(job.name(), job.build(), 60_000);
            sparky.report(job.name(), job.build(), 0, new byte[] {'x'});
            sparky.end(job.name(), job.build(), true, null);
        }
    }

    private static Optional<Assignment> take(Sparky sparky) {
        Optional<Assignment> taken = sparky.take("w", 60_000);
        long running = JOBS.stream()
                .map(job -> sparky.find(Spawns.name("p", job)))
                .flatMap(Optional::stream)
                .filter(job -> job.state() == JobState.RUNNING)
                .count();
        assertTrue(running <= 1, "two of one lane run");
        return taken;
    }

    private static long once(int keep, long dying, boolean applied) {
        World world = new World();
        world.engine().sparky().scenario("down", "say 1", Spawns.json("{}"), Spawns.json("{}"));
        world.engine().sparky().settings("p", old -> new ProjectSettings(1, keep, 3600, false, List.of("down")));
        world.items.reset();
        world.interpose(store -> new DyingItemStore(store, dying, applied));
        String where = "died at write " + dying + (applied ? " (applied)" : "");
        try {
            live(world.engine().sparky(), new ArrayList<>());
        } catch (DyingItemStore.Died died) {
            assertTrue(dying > 0, where);
        }
        long writes = world.items.writes() + 1;
        world.restart();
        Sparky after = world.engine().sparky();
        List<Long> builds = new ArrayList<>();
        // What the dead one ran is lost with it; a client asks again within its four minutes, a scheduler goes on for
        // longer.
        live(after, builds);
        world.pass(Duration.ofMinutes(3));
        for (Optional<Assignment> next = take(after); next.isPresent(); next = take(after)) {
            after.end(next.get().name(), next.get().build(), true, null);
        }
        world.pass(Duration.ofMinutes(3));
        check(after, keep, where);
        return writes;
    }

    private static void check(Sparky sparky, int keep, String where) {
        TreeMap<String, JobState> ends = new TreeMap<>();
        for (String job : JOBS) {
            JobName name = Spawns.name("p", job);
            sparky.find(name).ifPresent(found -> ends.put(job, found.state()));
        }
        if (keep == 0) {
            assertEquals(4, ends.size(), where);
        }
        assertTrue(ends.values().stream().allMatch(JobState::ended), () -> where + ": " + ends);
        assertTrue(
                ends.values().stream()
                                .filter(state -> state == JobState.TERMINATED)
                                .count()
                        <= 2,
                () -> where + ends);
        Health health = sparky.health();
        assertEquals(
                0, health.lanes().stream().mapToInt(Health.LaneHealth::waiting).sum(), () -> where + health);
        // A place may be held by a job that is over, until somebody needs it.
        sparky.queue(Spawns.of("p", "last"));
        Assignment last = sparky.take("w", 60_000).orElseThrow(() -> new AssertionError(where + ": the lane is stuck"));
        assertEquals("last", last.name().job(), where);
        sparky.end(last.name(), last.build(), true, null);
        if (keep > 0) {
            assertEquals(keep, sparky.builds("p", 0, 100).size(), where);
        }
        // j2 was cancelled before it ran, so nothing comes after it; each other end, and only that, queues one.
        long down = sparky.builds("down", 0, 100).size();
        assertTrue(down == 3 || down == 4, () -> where + ": " + down + " builds downstream");
    }

    private static void everywhere(int keep) {
        long writes = 1;
        for (boolean applied : new boolean[] {false, true}) {
            for (long dying = 1; dying <= writes; dying++) {
                writes = Math.max(writes, once(keep, dying, applied));
            }
        }
        assertTrue(writes >= 20, "a story without writes proves nothing: " + writes);
    }

    @Test
    void while_all_builds_are_kept() {
        everywhere(0);
    }

    @Test
    void while_old_builds_are_removed() {
        everywhere(2);
    }
}
