package dev.baton.enginetest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.engine.Backend;
import dev.baton.engine.Engine;
import dev.baton.engine.Fanout;
import dev.baton.engine.job.JobStatus;
import dev.baton.engine.push.Push;
import dev.baton.engine.worker.Assignment;
import dev.baton.engine.workflow.StoredEngine;
import dev.baton.storekit.SeededBytes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A process that has to come to its end leaves the rest of an end's work to a tick (design, section 4, finishing). */
final class HandOverTest {
    private static final int WIDTH = 2_500;

    private final World world = new World();
    private final List<Long> left = new ArrayList<>();

    /** Has time for what was begun, and for nothing more. */
    private static final Fanout SHORT_OF_TIME = new Fanout() {
        @Override
        public <T> List<T> all(List<Callable<T>> calls) {
            return SEQUENTIAL.all(calls);
        }

        @Override
        public boolean goesOn() {
            return false;
        }
    };

    private Engine hurried() {
        Backend.News news = new Backend.News() {
            @Override
            public void of(long workflow) {}

            @Override
            public void left(long workflow) {
                left.add(workflow);
            }
        };
        return new StoredEngine(new Backend(
                world.items, world.blobs, world.clock, new SeededBytes(2), SHORT_OF_TIME, news, Push.OFF, true));
    }

    private long wide() {
        String jobs = IntStream.range(0, WIDTH)
                .mapToObj(i -> "  - {name: j" + i + ", command: 'true', depends_on: [root]}\n")
                .collect(Collectors.joining());
        return world.armed("name: out\njobs:\n  - {name: root, command: 'true'}\n" + jobs);
    }

    private long ready(long workflow) {
        return world.statuses(workflow).values().stream()
                .filter(status -> status == JobStatus.READY)
                .count();
    }

    @Test
    void an_end_with_thousands_behind_it_is_recorded_and_a_tick_tells_the_rest() {
        long workflow = wide();
        Worker worker = new Worker(world, workflow);
        Assignment root = worker.claim(1).getFirst();
        worker.finish(hurried(), root, 0);
        assertEquals(JobStatus.COMPLETED, world.status(workflow, "root"));
        assertEquals(List.of(workflow), left);
        assertTrue(ready(workflow) < WIDTH, ready(workflow) + " were told");

        world.engine().tick();
        assertEquals(WIDTH, ready(workflow));
    }

    @Test
    void an_audit_without_time_for_all_jobs_stays_due() {
        long workflow = wide();
        Worker worker = new Worker(world, workflow);
        worker.finish(hurried(), worker.claim(1).getFirst(), 0);
        hurried().tick();
        assertTrue(ready(workflow) < WIDTH, ready(workflow) + " were told");
        world.engine().tick();
        assertEquals(WIDTH, ready(workflow));
        assertEquals(WIDTH, worker.runAll().size());
        assertTrue(world.complete(workflow));
    }
}
