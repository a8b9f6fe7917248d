package dev.baton.enginetest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.engine.job.Job;
import dev.baton.engine.job.JobAttributes;
import dev.baton.engine.job.JobItems;
import dev.baton.engine.job.JobStatus;
import dev.baton.engine.job.Reason;
import dev.baton.engine.store.Update;
import dev.baton.engine.store.Value;
import dev.baton.engine.worker.Assignment;
import dev.baton.engine.workflow.WorkflowAttributes;
import dev.baton.engine.workflow.WorkflowStatus;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What random schedules showed, told as the shortest story of each. */
final class FoundBySimulationTest {
    private static final String ANYWAY = """
            name: w
            jobs:
              - {name: bad, command: x}
              - {name: anyway, command: x, depends_on: [bad], cancel_on_blocking_job_failure: false}
            """;

    private final World world = new World();

    /** The raise of an epoch, which says what is reset before anything is armed. */
    private static Predicate<Update> raises() {
        return update -> update.changes()
                .contains(new Update.Set(WorkflowAttributes.PHASE, Value.of(WorkflowAttributes.ARMING)));
    }

    private void retryBad(long workflow) {
        Job bad = world.job(workflow, "bad");
        world.engine()
                .jobs()
                .retry(
                        bad.id(),
                        world.engine().workflows().get(workflow).status().runId(),
                        9);
    }

    @Test
    void a_claim_that_arrives_after_its_node_is_gone_holds_no_job_for_ever() {
        long workflow = world.armed(ANYWAY);
        Worker worker = new Worker(world, workflow);
        world.engine().workers().leave(worker.node);
        assertEquals(1, worker.claim(1).size());
        world.pass(Duration.ofHours(7));
        assertEquals(JobStatus.READY, world.status(workflow, "bad"));
        assertEquals(2, world.job(workflow, "bad").attempt());
    }

    @Test
    void a_heartbeat_that_was_slow_leaves_no_node_behind_that_is_active_for_ever() {
        long workflow = world.armed(ANYWAY);
        Worker worker = new Worker(world, workflow);
        world.engine().workers().leave(worker.node);
        worker.beat();
        assertTrue(world.engine().computeNodes().get(worker.node).active());
        world.pass(Duration.ofMinutes(5));
        assertFalse(world.engine().computeNodes().get(worker.node).active());
    }

    @Test
    void a_workflow_is_not_complete_while_a_job_runs_again_whose_follower_ran_on() {
        long workflow = world.armed(ANYWAY);
        Worker worker = new Worker(world, workflow);
        worker.finish(worker.claim(1).getFirst(), 1);
        Assignment anyway = worker.claim(1).getFirst();
        retryBad(workflow);
        worker.finish(anyway, 0);
        assertFalse(world.complete(workflow));
        worker.runAll();
        assertTrue(world.complete(workflow));
    }

    @Test
    void nor_when_the_follower_ended_after_it_was_decided_what_is_reset() {
        long workflow = world.armed(ANYWAY);
        Worker worker = new Worker(world, workflow);
        worker.finish(worker.claim(1).getFirst(), 1);
        Assignment anyway = worker.claim(1).getFirst();
        Between[] between = new Between[1];
        world.interpose(store -> between[0] = new Between(store, raises(), () -> worker.finish(anyway, 0)));
        retryBad(workflow);
        assertTrue(between[0].happened());
        assertEquals(JobStatus.COMPLETED, world.status(workflow, "anyway"));
        assertFalse(world.complete(workflow));
        worker.runAll();
        assertTrue(world.complete(workflow));
    }

    @Test
    void a_follower_that_comes_back_from_a_dead_node_waits_for_what_began_anew() {
        long workflow = world.armed(ANYWAY);
        Worker worker = new Worker(world, workflow);
        worker.finish(worker.claim(1).getFirst(), 1);
        worker.claim(1);
        retryBad(workflow);
        world.engine().workers().leave(worker.node);
        assertEquals(JobStatus.BLOCKED, world.status(workflow, "anyway"));
        long bad = world.job(workflow, "bad").id();
        assertEquals(
                new Reason.Jobs(List.of(bad)),
                world.engine().jobs().why(world.job(workflow, "anyway").id()));
        assertEquals(List.of("bad", "anyway"), new Worker(world, workflow).runAll());
    }

    @Test
    void jobs_are_reset_though_one_is_removed_meanwhile() {
        long workflow = world.armed(ANYWAY);
        new Worker(world, workflow).runAll(job -> 1);
        long anyway = world.job(workflow, "anyway").id();
        Predicate<Update> resets = update -> update.changes()
                .contains(new Update.Set(JobAttributes.STATUS, Value.of(JobStatus.UNINITIALIZED.code())));
        Between[] between = new Between[1];
        world.interpose(store -> between[0] =
                new Between(store, resets, () -> world.engine().jobs().delete(anyway)));
        world.engine().workflows().resetJobs(workflow, true);
        assertTrue(between[0].happened());
        assertEquals(JobStatus.UNINITIALIZED, world.status(workflow, "bad"));
    }

    @Test
    void a_workflow_whose_cancellation_is_overwritten_by_a_status_goes_on() {
        long workflow = world.armed("""
                name: w
                jobs:
                  - {name: a, command: x}
                  - {name: b, command: x, depends_on: [a]}
                """);
        new Worker(world, workflow).claim(1);
        world.engine().workflows().cancel(workflow);
        world.pass(Duration.ofMinutes(5));
        world.engine().workflows().updateStatus(workflow, new WorkflowStatus(1, false, false, false));
        world.pass(Duration.ofMinutes(5));
        assertEquals(JobStatus.CANCELED, world.status(workflow, "b"));
        assertTrue(world.complete(workflow));
    }

    @Test
    void nor_one_that_is_called_active_but_has_no_lease() {
        long workflow = world.armed(ANYWAY);
        Worker worker = new Worker(world, workflow);
        world.engine().workers().leave(worker.node);
        world.engine().computeNodes().update(worker.node, node -> node.activity(true, null));
        worker.claim(1);
        world.pass(Duration.ofHours(7));
        assertEquals(JobStatus.READY, world.status(workflow, "bad"));
    }

    @Test
    void a_worker_whose_lease_ran_out_keeps_what_it_claims_if_it_is_heard_of_soon() {
        long workflow = world.armed(ANYWAY);
        Worker worker = new Worker(world, workflow);
        world.engine().workers().leave(worker.node);
        world.clock.advance(Duration.ofSeconds(30));
        Assignment bad = worker.claim(1).getFirst();
        world.clock.advance(Duration.ofSeconds(31));
        world.engine().tick();
        assertTrue(worker.beat(bad).lost().isEmpty());
        assertEquals(1, world.job(workflow, "bad").attempt());
    }

    @Test
    void a_follower_that_fails_waits_for_what_began_anew_not_for_its_delay() {
        long workflow = world.armed("""
                name: w
                failure_handlers: [{name: later, rules: [{exit_codes: [7], max_retries: 2, backoff_seconds: 60}]}]
                jobs:
                  - {name: bad, command: x}
                  - {name: anyway, command: x, depends_on: [bad], cancel_on_blocking_job_failure: false, failure_handler: later}
                """);
        Worker worker = new Worker(world, workflow);
        worker.finish(worker.claim(1).getFirst(), 1);
        Assignment anyway = worker.claim(1).getFirst();
        retryBad(workflow);
        worker.finish(anyway, 7);
        assertEquals(JobStatus.BLOCKED, world.status(workflow, "anyway"));
        assertEquals(List.of("bad", "anyway"), worker.runAll());
    }

    @Test
    void a_follower_comes_back_ready_when_what_it_waits_for_ends_just_then() {
        long workflow = world.armed(ANYWAY);
        Worker first = new Worker(world, workflow);
        Worker second = new Worker(world, workflow);
        first.finish(first.claim(1).getFirst(), 1);
        first.claim(1);
        retryBad(workflow);
        Assignment bad = second.claim(1).getFirst();
        String anyway = JobItems.key(world.job(workflow, "anyway").id()).sort();
        world.interpose(store -> new MeanwhileItemStore(store, anyway, () -> second.finish(bad, 0)));
        world.engine().workers().leave(first.node);
        assertEquals(JobStatus.READY, world.status(workflow, "anyway"));
    }

    @Test
    void a_follower_that_was_ready_again_when_it_was_armed_is_blocked() {
        long workflow = world.armed(ANYWAY);
        Worker worker = new Worker(world, workflow);
        worker.finish(worker.claim(1).getFirst(), 1);
        worker.claim(1);
        Between[] between = new Between[1];
        world.interpose(store -> between[0] =
                new Between(store, raises(), () -> world.engine().workers().leave(worker.node)));
        retryBad(workflow);
        assertTrue(between[0].happened());
        assertEquals(JobStatus.BLOCKED, world.status(workflow, "anyway"));
        assertEquals(List.of("bad", "anyway"), new Worker(world, workflow).runAll());
    }
}
