package dev.baton.enginetest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.engine.RefusedException;
import dev.baton.engine.job.Job;
import dev.baton.engine.job.JobStatus;
import dev.baton.engine.workflow.WorkflowStatus;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Jobs that a person or a client of Torc moves one by one. */
final class JobsTest {
    private static final String CHAIN = """
            name: chain
            jobs:
              - {name: a, command: x}
              - {name: b, command: x, depends_on: [a]}
              - {name: c, command: x, depends_on: [b]}
            """;

    private final World world = new World();

    private static String refusal(Runnable call) {
        return assertThrows(RefusedException.class, call::run).getMessage();
    }

    private List<String> given(long workflow) {
        return world.engine().claims().next(workflow, 100).stream()
                .map(job -> job.spec().name())
                .toList();
    }

    @Test
    void a_job_goes_from_claim_over_start_to_its_end() {
        long workflow = world.armed(CHAIN);
        TorcClient client = new TorcClient(world, workflow).claim();
        assertEquals(JobStatus.RUNNING, client.start("a").status());
        assertEquals(client.node(), client.start("a").computeNodeId(), "the same start again");
        assertEquals(
                JobStatus.COMPLETED,
                client.complete("a", JobStatus.COMPLETED, 0).status());
        assertEquals(JobStatus.READY, world.status(workflow, "b"));
        assertEquals(
                "Job " + client.id("a") + " is already complete",
                refusal(() -> client.complete("a", JobStatus.FAILED, 1)));
        assertEquals(JobStatus.COMPLETED, world.status(workflow, "a"));
    }

    @Test
    void an_end_of_another_attempt_or_run_or_without_an_end_is_refused() {
        long workflow = world.armed(CHAIN);
        TorcClient client = new TorcClient(world, workflow).claim();
        client.start("a");
        assertTrue(
                refusal(() -> client.complete("a", JobStatus.COMPLETED, 0, 2)).contains("attempt_id 2"));
        assertTrue(refusal(() -> client.complete("a", JobStatus.READY, 0)).contains("is no end"));
        world.engine().workflows().updateStatus(workflow, new WorkflowStatus(5, false, false, false));
        assertTrue(
                refusal(() -> world.engine().jobs().start(client.id("a"), 1, 7)).startsWith("run id mismatch"));
        assertEquals(JobStatus.RUNNING, world.status(workflow, "a"));
    }

    @Test
    void a_failure_cancels_what_follows_only_with_a_code_that_says_so() {
        for (JobStatus end : List.of(JobStatus.FAILED, JobStatus.TERMINATED, JobStatus.CANCELED)) {
            long workflow = world.armed(CHAIN);
            TorcClient client = new TorcClient(world, workflow).claim();
            client.complete("a", end, 3);
            assertEquals(Map.of("a", end, "b", JobStatus.CANCELED, "c", JobStatus.CANCELED), world.statuses(workflow));
            assertTrue(world.complete(workflow));

            long other = world.armed(CHAIN);
            new TorcClient(world, other).claim().complete("a", end, 0);
            assertEquals(JobStatus.READY, world.status(other, "b"), end + " with code 0");
        }
        long good = world.armed(CHAIN);
        new TorcClient(world, good).claim().complete("a", JobStatus.COMPLETED, 9);
        assertEquals(JobStatus.READY, world.status(good, "b"));
    }

    @Test
    void a_failure_before_a_retry_leaves_no_trace_in_its_good_end() {
        long workflow = world.armed(CHAIN);
        TorcClient client = new TorcClient(world, workflow).claim();
        client.complete("a", JobStatus.FAILED, 1);
        client.retry("a", 5);
        client.claim().complete("a", JobStatus.COMPLETED, 0);
        assertEquals(JobStatus.READY, world.status(workflow, "b"));
    }

    @Test
    void what_waits_for_a_person_holds_what_follows() {
        long workflow = world.armed(CHAIN);
        TorcClient client = new TorcClient(world, workflow).claim();
        client.complete("a", JobStatus.PENDING_FAILED, 1);
        assertEquals(JobStatus.BLOCKED, world.status(workflow, "b"));
        client.complete("a", JobStatus.COMPLETED, 0);
        assertEquals(JobStatus.READY, world.status(workflow, "b"));
    }

    @Test
    void a_blocked_job_that_is_ended_by_hand_passes_on_only_when_its_own_waits_are_over() {
        long workflow = world.armed(CHAIN);
        TorcClient client = new TorcClient(world, workflow);
        client.complete("b", JobStatus.CANCELED, 1);
        assertEquals(JobStatus.BLOCKED, world.status(workflow, "c"));
        assertFalse(world.complete(workflow));
        client.claim().complete("a", JobStatus.COMPLETED, 0);
        assertEquals(JobStatus.CANCELED, world.status(workflow, "c"));
        assertTrue(world.complete(workflow));
    }

    @Test
    void a_repeated_end_tells_again_what_a_dead_process_did_not() {
        long workflow = world.armed(CHAIN);
        TorcClient client = new TorcClient(world, workflow).claim();
        world.interpose(store -> new DyingItemStore(store, 1, true));
        assertThrows(DyingItemStore.Died.class, () -> client.complete(world.engine(), "a", JobStatus.COMPLETED, 0, 1));
        world.restart();
        assertEquals(JobStatus.BLOCKED, world.status(workflow, "b"));
        refusal(() -> client.complete("a", JobStatus.COMPLETED, 0));
        assertEquals(JobStatus.READY, world.status(workflow, "b"));
    }

    @Test
    void an_end_is_no_status_to_be_moved_to() {
        long workflow = world.armed(CHAIN);
        TorcClient client = new TorcClient(world, workflow);
        for (JobStatus end : JobStatus.values()) {
            if (end.complete()) {
                assertTrue(refusal(() -> client.move("a", end)).startsWith("status " + end.wire() + " is an end"));
            }
        }
        assertEquals(JobStatus.READY, world.status(workflow, "a"));
    }

    @Test
    void a_job_that_is_moved_away_from_ready_is_not_given_and_one_that_is_moved_back_is() {
        for (JobStatus away : JobStatus.values()) {
            if (!away.complete() && away != JobStatus.READY) {
                long workflow = world.armed(CHAIN);
                TorcClient client = new TorcClient(world, workflow);
                assertEquals(away, client.move("a", away).status());
                assertEquals(away == JobStatus.DISABLED ? List.of("b") : List.of(), given(workflow), away.wire());
                assertEquals(JobStatus.READY, client.move("a", JobStatus.READY).status());
                assertEquals(List.of("a"), given(workflow), away.wire());
            }
        }
    }

    @Test
    void a_blocked_job_that_is_made_ready_by_hand_runs_before_what_it_waits_for() {
        long workflow = world.armed(CHAIN);
        TorcClient client = new TorcClient(world, workflow);
        client.move("c", JobStatus.READY);
        assertEquals(List.of("a", "c"), given(workflow));
        client.complete("c", JobStatus.COMPLETED, 0);
        assertFalse(world.complete(workflow));
    }

    @Test
    void what_was_claimed_and_is_moved_back_has_a_new_attempt_and_what_was_not_has_none() {
        for (JobStatus back : List.of(JobStatus.UNINITIALIZED, JobStatus.BLOCKED, JobStatus.READY)) {
            long workflow = world.armed(CHAIN);
            TorcClient client = new TorcClient(world, workflow);
            assertEquals(1, client.move("b", back).attempt(), back.wire());
            client.claim();
            assertEquals(2, client.move("a", back).attempt(), back.wire());
            assertEquals(2, client.move("a", back).attempt(), back.wire());
        }
    }

    @Test
    void an_attempt_that_has_a_result_is_not_used_again_though_nobody_claimed_it() {
        long workflow = world.armed(CHAIN);
        TorcClient client = new TorcClient(world, workflow);
        client.complete("a", JobStatus.FAILED, 1);
        assertEquals(2, client.retry("a", 9).attempt());
        assertEquals(2, client.move("a", JobStatus.UNINITIALIZED).attempt(), "this one has none");
    }

    @Test
    void a_disabled_job_is_a_good_end_for_what_follows() {
        long workflow = world.armed(CHAIN);
        TorcClient client = new TorcClient(world, workflow);
        client.move("a", JobStatus.DISABLED);
        client.claim().complete("b", JobStatus.COMPLETED, 0);
        client.claim().complete("c", JobStatus.COMPLETED, 0);
        assertTrue(world.complete(workflow));
        assertTrue(refusal(() -> world.engine().jobs().disable(client.id("b"))).contains("only an uninitialized"));
    }

    @Test
    void a_completed_job_that_is_reset_takes_along_what_ended_behind_it() {
        long workflow = world.armed("""
                name: fork
                jobs:
                  - {name: a, command: x}
                  - {name: done, command: x, depends_on: [a]}
                  - {name: failed, command: x, depends_on: [a]}
                  - {name: held, command: x, depends_on: [a]}
                  - {name: far, command: x, depends_on: [done]}
                  - {name: apart, command: x}
                """);
        TorcClient client = new TorcClient(world, workflow).claim();
        client.complete("a", JobStatus.COMPLETED, 0);
        client.complete("apart", JobStatus.COMPLETED, 0);
        client.claim().complete("done", JobStatus.COMPLETED, 0);
        client.complete("failed", JobStatus.FAILED, 1);
        client.start("held");
        client.move("a", JobStatus.UNINITIALIZED);
        assertEquals(
                Map.of(
                        "a", JobStatus.UNINITIALIZED,
                        "done", JobStatus.UNINITIALIZED,
                        "failed", JobStatus.UNINITIALIZED,
                        "held", JobStatus.RUNNING,
                        "far", JobStatus.READY,
                        "apart", JobStatus.COMPLETED),
                world.statuses(workflow));
        assertFalse(world.complete(workflow));
    }

    @Test
    void a_reset_reaches_readers_of_shared_data_too() {
        long workflow = world.armed("""
                name: shared
                user_data: [{name: d}]
                jobs:
                  - {name: a, command: x, output_user_data: [d]}
                  - {name: b, command: x, output_user_data: [d]}
                  - {name: w, command: x, output_user_data: [d]}
                  - {name: r1, command: x, input_user_data: [d]}
                  - {name: r2, command: x, input_user_data: [d]}
                """);
        new Worker(world, workflow).runAll();
        assertTrue(world.complete(workflow));
        new TorcClient(world, workflow).move("b", JobStatus.UNINITIALIZED);
        assertEquals(
                Map.of(
                        "a", JobStatus.COMPLETED,
                        "b", JobStatus.UNINITIALIZED,
                        "w", JobStatus.COMPLETED,
                        "r1", JobStatus.UNINITIALIZED,
                        "r2", JobStatus.UNINITIALIZED),
                world.statuses(workflow));
    }

    @Test
    void a_move_is_made_from_what_the_job_is_now_not_from_what_was_read() {
        long workflow = world.armed(CHAIN);
        TorcClient client = new TorcClient(world, workflow);
        world.meanwhile("j/", () -> world.other().claims().next(workflow, 1));
        Job moved = client.move("a", JobStatus.BLOCKED);
        assertEquals(JobStatus.BLOCKED, moved.status());
        assertEquals(2, moved.attempt(), "somebody had claimed it");
    }

    @Test
    void two_moves_to_one_status_are_one() {
        long workflow = world.armed(CHAIN);
        TorcClient client = new TorcClient(world, workflow);
        long a = client.id("a");
        world.meanwhile("j/", () -> {
            world.other().jobs().changeStatus(a, JobStatus.PENDING_FAILED, 1);
            world.items.reset();
        });
        assertEquals(
                JobStatus.PENDING_FAILED,
                client.move("a", JobStatus.PENDING_FAILED).status());
        assertEquals(1, world.items.refusals() - 1, "the move, and one that says that jobs changed");
        assertEquals(2, world.items.writes());
    }

    @Test
    void two_ends_of_one_attempt_leave_the_first() {
        long workflow = world.armed(CHAIN);
        TorcClient client = new TorcClient(world, workflow).claim();
        world.meanwhile("j/", () -> client.complete(world.other(), "a", JobStatus.COMPLETED, 0, 1));
        assertTrue(refusal(() -> client.complete("a", JobStatus.FAILED, 1)).contains("already complete"));
        assertEquals(JobStatus.COMPLETED, world.status(workflow, "a"));
        assertEquals(1, world.engine().results().all(workflow).size());
        assertEquals(JobStatus.READY, world.status(workflow, "b"));
    }

    @Test
    void a_running_job_can_be_retried_up_to_the_limit() {
        long workflow = world.armed(CHAIN);
        TorcClient client = new TorcClient(world, workflow).claim();
        client.start("a");
        Job again = client.retry("a", 2);
        assertEquals(JobStatus.READY, again.status());
        assertEquals(2, again.attempt());
        assertEquals(null, again.computeNodeId());
        assertTrue(world.engine()
                .events()
                .list(workflow)
                .getFirst()
                .data()
                .toString()
                .contains("job_retried"));
        client.claim().start("a");
        assertTrue(refusal(() -> client.retry("a", 2)).contains("has reached its 2 retries: attempt 2 was the last"));
        assertEquals(3, client.retry("a", 3).attempt());
        assertEquals(List.of("a"), given(workflow));
    }

    @Test
    void only_a_running_failed_or_terminated_job_can_be_retried() {
        long workflow = world.armed(CHAIN);
        TorcClient client = new TorcClient(world, workflow);
        assertTrue(refusal(() -> client.retry("a", 9)).contains("is ready; only a running"));
        assertTrue(refusal(() -> client.retry("b", 9)).contains("is blocked; only a running"));
        client.claim().complete("a", JobStatus.TERMINATED, 1);
        assertEquals(JobStatus.READY, client.retry("a", 9).status());
        client.claim().complete("a", JobStatus.COMPLETED, 0);
        assertTrue(refusal(() -> client.retry("a", 9)).contains("is completed; only a running"));
    }

    @Test
    void a_retry_looks_again_where_the_job_ended_meanwhile() {
        long workflow = world.armed(CHAIN);
        TorcClient client = new TorcClient(world, workflow).claim();
        client.start("a");
        world.meanwhile("j/", () -> client.complete(world.other(), "a", JobStatus.COMPLETED, 0, 1));
        assertTrue(refusal(() -> client.retry("a", 9)).contains("is completed"));
        assertEquals(JobStatus.READY, world.status(workflow, "b"));
    }

    @Test
    void a_retry_leaves_alone_what_a_worker_has_and_what_ended_apart() {
        long workflow = world.armed("""
                name: fork
                jobs:
                  - {name: a, command: x}
                  - {name: b, command: x}
                  - {name: other, command: x}
                  - {name: anyway, command: x, depends_on: [a], cancel_on_blocking_job_failure: false}
                  - {name: after, command: x, depends_on: [a]}
                """);
        TorcClient client = new TorcClient(world, workflow).claim();
        client.complete("a", JobStatus.FAILED, 1);
        client.complete("b", JobStatus.FAILED, 1);
        client.complete("other", JobStatus.COMPLETED, 0);
        client.claim().start("anyway");
        client.retry("a", 3);
        assertEquals(
                Map.of(
                        "a", JobStatus.READY,
                        "b", JobStatus.FAILED,
                        "other", JobStatus.COMPLETED,
                        "anyway", JobStatus.RUNNING,
                        "after", JobStatus.BLOCKED),
                world.statuses(workflow));
        assertEquals(1, world.job(workflow, "anyway").attempt());
        client.claim().complete("a", JobStatus.COMPLETED, 0);
        client.claim().complete("after", JobStatus.COMPLETED, 0);
        assertFalse(world.complete(workflow));
        client.complete("anyway", JobStatus.COMPLETED, 0);
        assertTrue(world.complete(workflow));
    }
}
