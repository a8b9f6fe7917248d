package dev.baton.enginetest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.engine.job.JobItems;
import dev.baton.engine.job.JobStatus;
import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.Update;
import dev.baton.engine.worker.Assignment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What ticks find and set right, and when they look. */
final class AuditTest {
    private static final String CHAIN = """
            name: chain
            jobs:
              - {name: a, command: x}
              - {name: b, command: x, depends_on: [a]}
              - {name: c, command: x, depends_on: [b]}
            """;

    private final World world = new World();

    /** Seconds from now after each of which a tick wrote something, out of so many. */
    private List<Integer> busySeconds(int most, int step) {
        List<Integer> busy = new ArrayList<>();
        for (int second = step; second <= most; second += step) {
            world.clock.advance(Duration.ofSeconds(step));
            world.items.reset();
            world.engine().tick();
            if (world.items.writes() > 0) {
                busy.add(second);
            }
        }
        return busy;
    }

    @Test
    void audits_of_a_quiet_workflow_come_after_a_minute_and_then_at_doubled_distance() {
        world.armed(CHAIN);
        assertEquals(List.of(60, 120, 240, 480, 960, 1920, 3840), busySeconds(4000, 20));
    }

    @Test
    void audits_are_never_more_than_six_hours_apart() {
        world.armed(CHAIN);
        world.pass(Duration.ofDays(2));
        List<Integer> busy = busySeconds(86_400, 60);
        assertEquals(4, busy.size());
        assertEquals(6 * 3600, busy.get(2) - busy.get(1));
    }

    @Test
    void a_workflow_that_is_over_or_canceled_is_looked_at_no_more() {
        long over = world.armed(CHAIN);
        new Worker(world, over).runAll();
        assertTrue(world.complete(over));
        assertEquals(List.of(60), busySeconds(7200, 60), "the worker's lease runs out");
        long canceled = world.armed(CHAIN);
        world.engine().workflows().cancel(canceled);
        assertEquals(List.of(60), busySeconds(7200, 60), "an audit puts it to rest");
    }

    @Test
    void a_workflow_that_is_taken_up_again_is_looked_at_again() {
        long workflow = world.armed(CHAIN);
        world.engine().workflows().cancel(workflow);
        world.pass(Duration.ofHours(1));
        world.engine().workflows().resetStatus(workflow, false);
        assertEquals(
                List.of(60, 120, 240),
                busySeconds(300, 20).stream().filter(s -> s >= 60).toList());
    }

    /** The process dies after that many writes of the end of the first job. */
    private long diesAfter(int writes, int code) {
        long workflow = world.armed(CHAIN);
        Worker worker = new Worker(world, workflow);
        Assignment a = worker.claim(1).getFirst();
        world.interpose(store -> new DyingItemStore(store, writes, true));
        assertThrows(DyingItemStore.Died.class, () -> worker.finish(a, code));
        world.restart();
        return workflow;
    }

    @Test
    void an_end_that_was_not_told_is_told_by_the_audit() {
        long workflow = diesAfter(1, 0);
        assertEquals(JobStatus.BLOCKED, world.status(workflow, "b"));
        world.pass(Duration.ofMinutes(1));
        assertEquals(JobStatus.READY, world.status(workflow, "b"));
    }

    @Test
    void a_cascade_that_stopped_is_taken_up_by_the_audit() {
        for (int writes = 1; writes <= 5; writes++) {
            long workflow = diesAfter(writes, 1);
            world.pass(Duration.ofMinutes(1));
            assertEquals(
                    Map.of("a", JobStatus.FAILED, "b", JobStatus.CANCELED, "c", JobStatus.CANCELED),
                    world.statuses(workflow));
            assertTrue(world.complete(workflow));
        }
    }

    @Test
    void a_deletion_that_stopped_is_taken_up_by_the_audit() {
        for (int writes = 1; writes <= 8; writes++) {
            World world = new World();
            long workflow = world.armed(CHAIN);
            long b = world.job(workflow, "b").id();
            int dying = writes;
            world.interpose(store -> new DyingItemStore(store, dying, true));
            assertThrows(DyingItemStore.Died.class, () -> world.engine().jobs().delete(b));
            world.restart();
            world.pass(Duration.ofMinutes(2));
            assertEquals(
                    Map.of("a", JobStatus.READY, "c", JobStatus.READY),
                    world.statuses(workflow),
                    "died at write " + writes);
        }
    }

    @Test
    void a_tick_does_what_is_due_of_each_sort_and_nothing_else() {
        long workflow = world.armed("""
                name: handled
                failure_handlers: [{name: again, rules: [{exit_codes: [7], max_retries: 3, backoff_seconds: 1000}]}]
                jobs:
                  - {name: a, command: x, failure_handler: again}
                  - {name: b, command: x}
                """);
        Worker worker = new Worker(world, workflow);
        List<Assignment> both = worker.claim(2);
        worker.finish(both.getFirst(), 7);
        world.clock.advance(Duration.ofSeconds(60));
        world.engine().tick();
        assertEquals(JobStatus.READY, world.status(workflow, "b"), "its node is silent");
        assertEquals(List.of("b"), names(workflow));
        new TorcClient(world, workflow).complete("b", JobStatus.COMPLETED, 0);
        world.clock.advance(Duration.ofSeconds(1200));
        world.engine().tick();
        assertEquals(List.of("a"), names(workflow), "its time has come");
    }

    private List<String> names(long workflow) {
        return world.engine().claims().next(workflow, 10).stream()
                .map(job -> job.spec().name())
                .toList();
    }

    @Test
    void a_retry_that_somebody_took_up_before_it_was_due_is_not_given_again() {
        long workflow = world.armed("""
                name: handled
                failure_handlers: [{name: again, rules: [{exit_codes: [7], max_retries: 3, backoff_seconds: 50}]}]
                jobs: [{name: a, command: x, failure_handler: again}]
                """);
        Worker worker = new Worker(world, workflow);
        worker.finish(worker.claim(1).getFirst(), 7);
        world.clock.advance(Duration.ofSeconds(59));
        TorcClient client = new TorcClient(world, workflow);
        world.meanwhile("j/", () -> {
            world.other().jobs().changeStatus(client.id("a"), JobStatus.BLOCKED, 1);
        });
        world.engine().tick();
        assertEquals(JobStatus.BLOCKED, world.status(workflow, "a"));
        assertEquals(List.of(), names(workflow));
    }

    @Test
    void a_ready_job_that_lost_its_place_in_line_gets_it_back() {
        long workflow = world.armed(CHAIN);
        Update lost =
                Update.change().remove(Item.INDEX_PARTITION, Item.INDEX_SORT).build();
        world.items.update(JobItems.key(world.job(workflow, "a").id()), lost, Condition.EXISTS);
        assertEquals(List.of(), names(workflow));
        world.pass(Duration.ofMinutes(2));
        assertEquals(List.of("a"), names(workflow));
    }

    @Test
    void a_workflow_that_ends_while_a_tick_looks_at_another_is_left_as_it_is() {
        String one = "name: one\njobs: [{name: a, command: x}]\n";
        world.armed(one);
        long second = world.armed(one);
        TorcClient client = new TorcClient(world, second).claim();
        world.clock.advance(Duration.ofSeconds(60));
        world.meanwhile("w", () -> client.complete(world.other(), "a", JobStatus.COMPLETED, 0, 1));
        world.engine().tick();
        assertTrue(world.complete(second));
        world.clock.advance(Duration.ofSeconds(60));
        world.items.reset();
        world.engine().tick();
        assertEquals(1, world.items.writes(), "the first alone is looked at again");
    }

    @Test
    void a_workflow_that_is_removed_while_it_is_audited_stops_no_tick() {
        long first = world.armed(CHAIN);
        long second = diesAfter(1, 0);
        world.clock.advance(Duration.ofSeconds(60));
        world.meanwhile("w", () -> world.other().workflows().delete(first));
        world.engine().tick();
        assertEquals(JobStatus.READY, world.status(second, "b"));
    }

    @Test
    void an_audit_does_not_put_off_the_one_that_an_epoch_wants() {
        long workflow = world.armed(CHAIN);
        world.pass(Duration.ofHours(3));
        long due = nextAudit();
        world.clock.advance(Duration.ofSeconds(due));
        world.meanwhile("w", () -> world.other().workflows().initialize(workflow, false, false));
        world.engine().tick();
        assertEquals(List.of(60), busySeconds(100, 20));
    }

    /** How many seconds from now the next audit comes, found in a world of the same history. */
    private long nextAudit() {
        World same = new World();
        same.armed(CHAIN);
        same.pass(Duration.ofHours(3));
        for (int second = 1; second < 100_000; second++) {
            same.clock.advance(Duration.ofSeconds(1));
            same.items.reset();
            same.engine().tick();
            if (same.items.writes() > 0) {
                return second;
            }
        }
        throw new AssertionError("no audit comes");
    }

    @Test
    void a_late_tick_does_all_that_became_due() {
        List<Long> workflows = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            long workflow = world.armed(CHAIN);
            new Worker(world, workflow).claim(1);
            workflows.add(workflow);
        }
        world.clock.advance(Duration.ofDays(1));
        world.engine().tick();
        for (long workflow : workflows) {
            assertEquals(JobStatus.READY, world.status(workflow, "a"));
        }
    }
}
