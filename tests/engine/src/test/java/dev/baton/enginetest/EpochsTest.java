package dev.baton.enginetest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.engine.Engine;
import dev.baton.engine.NotFoundException;
import dev.baton.engine.RefusedException;
import dev.baton.engine.job.Job;
import dev.baton.engine.job.JobStatus;
import dev.baton.engine.job.NewJob;
import dev.baton.engine.job.Result;
import dev.baton.engine.record.Ids;
import dev.baton.engine.worker.Assignment;
import dev.baton.engine.workflow.NewWorkflow;
import dev.baton.engine.workflow.SortMethod;
import dev.baton.engine.workflow.WorkflowSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What initialising again does to jobs in every state, and to what happens meanwhile. */
final class EpochsTest {
    private static final String CHAIN = """
            name: chain
            jobs:
              - {name: a, command: x}
              - {name: b, command: x, depends_on: [a]}
              - {name: c, command: x, depends_on: [b]}
            """;

    private final World world = new World();

    private void initialize(long workflow, boolean onlyUninitialized) {
        world.engine().workflows().initialize(workflow, onlyUninitialized, false);
    }

    private long uninitialized(String spec) {
        return world.engine().workflows().create(World.spec(spec), "u", false).id();
    }

    private List<String> run(long workflow) {
        return new Worker(world, workflow).runAll();
    }

    @Test
    void a_claim_of_before_starts_nothing_that_began_anew_and_was_claimed_again_in_between() {
        long workflow = world.armed("{name: one, jobs: [{name: a, command: x}]}");
        Engine other = world.other();
        Job claimed = other.claims().next(workflow, 1).getFirst();
        world.meanwhile("j/", () -> {
            other.workflows().initialize(workflow, false, false);
            assertEquals(
                    claimed.id(), other.claims().next(workflow, 1).getFirst().id());
        });
        assertThrows(RefusedException.class, () -> world.engine().jobs().start(claimed.id(), 1, Ids.of(workflow, 99)));
        assertEquals(JobStatus.PENDING, other.jobs().get(claimed.id()).status());
    }

    @Test
    void an_empty_workflow_is_complete_once_it_is_initialised_and_is_looked_at_no_more() {
        long workflow = world.engine()
                .workflows()
                .create(new NewWorkflow("empty", "u", null, WorkflowSettings.DEFAULT))
                .id();
        initialize(workflow, false);
        assertTrue(world.complete(workflow));
        world.items.reset();
        world.pass(Duration.ofHours(1));
        assertEquals(0, world.items.writes());
    }

    @Test
    void all_that_is_not_over_starts_afresh_with_what_follows_it() {
        long workflow = world.armed("""
                name: mixed
                jobs:
                  - {name: done, command: x}
                  - {name: held, command: x}
                  - {name: failed, command: x}
                  - {name: off, command: x}
                  - {name: afterDone, command: x, depends_on: [done]}
                  - {name: afterHeld, command: x, depends_on: [held], cancel_on_blocking_job_failure: false}
                """);
        TorcClient client = new TorcClient(world, workflow);
        client.move("off", JobStatus.DISABLED);
        client.claim();
        client.start("held");
        client.complete("done", JobStatus.COMPLETED, 0);
        client.complete("failed", JobStatus.FAILED, 1);
        client.claim().complete("afterDone", JobStatus.COMPLETED, 0);
        initialize(workflow, false);
        assertEquals(
                Map.of(
                        "done", JobStatus.COMPLETED,
                        "held", JobStatus.READY,
                        "failed", JobStatus.FAILED,
                        "off", JobStatus.DISABLED,
                        "afterDone", JobStatus.COMPLETED,
                        "afterHeld", JobStatus.BLOCKED),
                world.statuses(workflow));
        assertEquals(2, world.job(workflow, "held").attempt(), "a worker had it");
        assertEquals(List.of("held", "afterHeld"), run(workflow));
        assertTrue(world.complete(workflow));
    }

    @Test
    void a_restart_leaves_what_workers_have_and_takes_along_what_follows_what_it_starts() {
        long workflow = world.armed("""
                name: mixed
                jobs:
                  - {name: failed, command: x}
                  - {name: held, command: x}
                  - {name: stopped, command: x}
                  - {name: waiting, command: x}
                  - {name: done, command: x}
                  - {name: afterFailed, command: x, depends_on: [failed]}
                  - {name: afterStopped, command: x, depends_on: [stopped], cancel_on_blocking_job_failure: false}
                  - {name: afterDone, command: x, depends_on: [done]}
                """);
        TorcClient client = new TorcClient(world, workflow).claim();
        client.complete("failed", JobStatus.FAILED, 1);
        client.start("held");
        client.complete("stopped", JobStatus.TERMINATED, 1);
        client.complete("waiting", JobStatus.PENDING_FAILED, 1);
        client.complete("done", JobStatus.COMPLETED, 0);
        client.claim().complete("afterStopped", JobStatus.COMPLETED, 0);
        client.complete("afterDone", JobStatus.COMPLETED, 0);
        client.move("failed", JobStatus.UNINITIALIZED);
        initialize(workflow, true);
        assertEquals(
                Map.of(
                        "failed", JobStatus.READY,
                        "held", JobStatus.RUNNING,
                        "stopped", JobStatus.READY,
                        "waiting", JobStatus.READY,
                        "done", JobStatus.COMPLETED,
                        "afterFailed", JobStatus.BLOCKED,
                        "afterStopped", JobStatus.COMPLETED,
                        "afterDone", JobStatus.COMPLETED),
                world.statuses(workflow));
        assertEquals(1, world.job(workflow, "held").attempt());
        assertEquals(2, world.job(workflow, "stopped").attempt());
        client.complete("held", JobStatus.COMPLETED, 0);
        run(workflow);
        assertTrue(world.complete(workflow));
    }

    private void method(long workflow, SortMethod method) {
        WorkflowSettings s = WorkflowSettings.DEFAULT;
        world.engine()
                .workflows()
                .update(
                        workflow,
                        new NewWorkflow(
                                "n",
                                "u",
                                null,
                                new WorkflowSettings(
                                        s.computeNodeExpirationBufferSeconds(),
                                        s.computeNodeWaitForNewJobsSeconds(),
                                        s.computeNodeIgnoreWorkflowCompletion(),
                                        s.computeNodeWaitForHealthyDatabaseMinutes(),
                                        s.computeNodeMinTimeForNewJobsSeconds(),
                                        method,
                                        null,
                                        null,
                                        false)));
    }

    @Test
    void jobs_that_are_ready_already_line_up_by_the_method_that_holds_now() {
        long workflow = world.armed("""
                name: sizes
                resource_requirements:
                  - {name: long, num_cpus: 2, memory: 2g, runtime: PT5H}
                  - {name: fat, num_cpus: 2, memory: 8g, runtime: PT1H}
                jobs:
                  - {name: fat, command: x, resource_requirements: fat}
                  - {name: long, command: x, resource_requirements: long}
                """);
        method(workflow, SortMethod.GPUS_MEMORY_RUNTIME);
        initialize(workflow, true);
        assertEquals(List.of("fat", "long"), run(workflow));
    }

    @Test
    void ready_jobs_are_found_when_a_workflow_grows_beyond_one_part_of_the_index() {
        long workflow = world.armed("name: grows\njobs: [{name: a, command: x}, {name: b, command: x}]\n");
        List<NewJob> more =
                IntStream.range(0, 600).mapToObj(i -> Specs.job("more" + i)).toList();
        world.engine().jobs().createAll(workflow, more);
        initialize(workflow, true);
        assertEquals(602, run(workflow).size());
        assertTrue(world.complete(workflow));
    }

    @Test
    void what_is_not_ready_is_not_listed_in_a_new_epoch() {
        long workflow = world.armed(CHAIN + "  - {name: d, command: x}\n  - {name: e, command: x}\n");
        TorcClient client = new TorcClient(world, workflow).claim();
        client.start("a");
        client.complete("d", JobStatus.PENDING_FAILED, 1);
        client.move("b", JobStatus.DISABLED);
        world.engine().jobs().delete(client.id("e"));
        Worker worker = new Worker(world, workflow);
        world.items.reset();
        assertEquals(List.of(), worker.claim(9));
        assertEquals(0, world.items.refusals());
        assertEquals(JobStatus.RUNNING, world.status(workflow, "a"));
    }

    private static final String HANDLED = """
            name: handled
            failure_handlers: [{name: again, rules: [{exit_codes: [7], max_retries: 3, backoff_seconds: 600}]}]
            jobs:
              - {name: a, command: x, failure_handler: again}
              - {name: b, command: x}
            """;

    @Test
    void a_job_that_waits_for_its_next_attempt_waits_on_in_a_new_epoch_that_does_not_reset_it() {
        long workflow = world.armed(HANDLED);
        Worker worker = new Worker(world, workflow);
        List<Assignment> both = worker.claim(2);
        worker.finish(both.getFirst(), 7);
        worker.finish(both.getLast(), 0);
        initialize(workflow, true);
        assertEquals(List.of(), worker.claim(1));
        world.pass(Duration.ofMinutes(12));
        assertEquals(List.of("a"), run(workflow));
        assertTrue(world.complete(workflow));
    }

    @Test
    void a_job_that_waits_for_its_next_attempt_is_ready_at_once_when_all_starts_afresh() {
        long workflow = world.armed(HANDLED);
        Worker worker = new Worker(world, workflow);
        worker.finish(worker.claim(1).getFirst(), 7);
        initialize(workflow, false);
        assertEquals(List.of("a", "b"), run(workflow));
    }

    @Test
    void a_disabled_job_that_was_added_passes_on_what_it_waits_for() {
        long workflow = world.armed(CHAIN);
        Job middle = world.engine()
                .jobs()
                .create(workflow, Specs.job("middle", world.job(workflow, "a").id()));
        world.engine().jobs().create(workflow, Specs.job("last", middle.id()));
        world.engine().jobs().disable(middle.id());
        initialize(workflow, true);
        assertEquals(JobStatus.BLOCKED, world.status(workflow, "last"));
        assertEquals(List.of("a", "b", "c", "last"), run(workflow));
        assertEquals(JobStatus.DISABLED, world.status(workflow, "middle"));
        assertTrue(world.complete(workflow));
    }

    @Test
    void a_disabled_job_of_many_stays_disabled_and_holds_nobody() {
        long workflow = uninitialized(CHAIN);
        world.engine().jobs().disable(world.job(workflow, "a").id());
        initialize(workflow, false);
        assertEquals(JobStatus.DISABLED, world.status(workflow, "a"));
        assertEquals(List.of("b", "c"), run(workflow));
        assertTrue(world.complete(workflow));
    }

    @Test
    void a_job_that_was_canceled_by_hand_while_it_waited_still_waits_in_the_next_epoch() {
        long workflow = world.armed(CHAIN + "  - {name: other, command: x}\n");
        TorcClient client = new TorcClient(world, workflow);
        client.complete("b", JobStatus.CANCELED, 1);
        world.engine().jobs().delete(client.id("other"));
        assertEquals(JobStatus.BLOCKED, world.status(workflow, "c"));
        assertFalse(world.complete(workflow));
        client.claim().complete("a", JobStatus.COMPLETED, 0);
        assertEquals(JobStatus.CANCELED, world.status(workflow, "c"));
        assertTrue(world.complete(workflow));
    }

    @Test
    void a_job_that_is_disabled_just_before_it_is_armed_stays_disabled() {
        long workflow = uninitialized(CHAIN);
        long a = world.job(workflow, "a").id();
        world.meanwhile("j/", () -> world.other().jobs().disable(a));
        initialize(workflow, false);
        assertEquals(JobStatus.DISABLED, world.status(workflow, "a"));
        assertEquals(List.of("b", "c"), run(workflow));
    }

    @Test
    void jobs_that_are_removed_while_they_are_armed_are_not_made_again() {
        long workflow = uninitialized(CHAIN);
        world.meanwhile("j/", () -> world.other().jobs().deleteAll(workflow));
        initialize(workflow, false);
        assertEquals(List.of(), world.engine().jobs().list(workflow));
        assertTrue(world.complete(workflow));
    }

    @Test
    void a_workflow_that_is_removed_while_it_is_armed_is_not_found() {
        long workflow = uninitialized(CHAIN);
        world.meanwhile("j/", () -> world.other().workflows().delete(workflow));
        assertThrows(NotFoundException.class, () -> initialize(workflow, false));
        assertEquals(List.of(), world.engine().workflows().list());
    }

    @Test
    void an_initialise_of_all_is_not_lost_behind_another_of_a_few() {
        long workflow = world.armed(CHAIN);
        new TorcClient(world, workflow).claim().start("a");
        world.meanwhile("w", () -> world.other().workflows().initialize(workflow, true, false));
        initialize(workflow, false);
        assertEquals(JobStatus.READY, world.status(workflow, "a"));
        assertEquals(2, world.job(workflow, "a").attempt());
    }

    @Test
    void what_follows_a_disabled_job_is_not_started_again_with_what_comes_before_it() {
        long workflow = world.armed(CHAIN);
        TorcClient client = new TorcClient(world, workflow);
        client.move("b", JobStatus.DISABLED);
        run(workflow);
        client.move("a", JobStatus.UNINITIALIZED);
        client.move("b", JobStatus.DISABLED);
        new TorcClient(world, workflow).move("c", JobStatus.RUNNING);
        client.complete("c", JobStatus.COMPLETED, 0);
        initialize(workflow, true);
        assertEquals(
                Map.of("a", JobStatus.READY, "b", JobStatus.DISABLED, "c", JobStatus.COMPLETED),
                world.statuses(workflow));
    }

    @Test
    void two_who_initialise_at_once_leave_one_graph() {
        for (String where : List.of("w", "j/", "l/")) {
            World world = new World();
            String spec = CHAIN + "  - {name: other, command: x}\n";
            long workflow = world.engine()
                    .workflows()
                    .create(World.spec(spec), "u", false)
                    .id();
            world.meanwhile(where, () -> world.other().workflows().initialize(workflow, false, false));
            world.engine().workflows().initialize(workflow, false, false);
            assertEquals(
                    Map.of(
                            "a",
                            JobStatus.READY,
                            "b",
                            JobStatus.BLOCKED,
                            "c",
                            JobStatus.BLOCKED,
                            "other",
                            JobStatus.READY),
                    world.statuses(workflow),
                    where);
            assertEquals(List.of("a", "b", "c", "other"), new Worker(world, workflow).runAll(), where);
            assertTrue(world.complete(workflow), where);
        }
    }

    @Test
    void a_job_that_ends_while_the_graph_is_armed_is_counted_once() {
        for (String where : List.of("w", "j/", "l/")) {
            World world = new World();
            long workflow = world.armed(CHAIN + "  - {name: other, command: x}\n");
            Worker worker = new Worker(world, workflow);
            Assignment a = worker.claim(1).getFirst();
            NewJob more = Specs.job("more", a.job().id());
            world.engine().jobs().create(workflow, more);
            world.meanwhile(
                    where,
                    () -> world.other()
                            .jobs()
                            .complete(
                                    a.job().id(),
                                    1,
                                    new Result(
                                            0,
                                            a.job().id(),
                                            workflow,
                                            1,
                                            1,
                                            worker.node,
                                            0,
                                            0,
                                            "2026-01-01T00:00:00Z",
                                            JobStatus.COMPLETED,
                                            null,
                                            null,
                                            null,
                                            null)));
            world.engine().workflows().initialize(workflow, true, false);
            assertEquals(JobStatus.COMPLETED, world.status(workflow, "a"), where);
            List<String> ran = worker.runAll();
            assertEquals(4, ran.size(), where);
            assertEquals(Set.of("b", "other", "more", "c"), Set.copyOf(ran), where);
            assertTrue(world.complete(workflow), where);
        }
    }

    @Test
    void no_audit_comes_in_the_first_minute_of_an_epoch() {
        long workflow = uninitialized(CHAIN);
        initialize(workflow, false);
        world.clock.advance(Duration.ofSeconds(59));
        world.items.reset();
        world.engine().tick();
        assertEquals(0, world.items.writes());
        world.clock.advance(Duration.ofSeconds(1));
        world.engine().tick();
        assertEquals(1, world.items.writes());
    }

    @Test
    void an_initialised_workflow_is_claimed_from_with_as_few_reads_as_one_that_was_written_armed() {
        String gpus = """
                name: gpus
                resource_requirements: [{name: g, num_cpus: 1, num_gpus: 1, memory: 1g, runtime: PT1M}]
                jobs: [{name: a, command: x, resource_requirements: g}]
                """;
        for (String spec : List.of(CHAIN, gpus)) {
            assertEquals(readsOfClaim(world.armed(spec)), readsOfClaim(initialized(spec)), spec);
            assertEquals(2, readsOfClaim(initialized(spec)), spec);
        }
    }

    private long initialized(String spec) {
        long workflow = uninitialized(spec);
        initialize(workflow, false);
        return workflow;
    }

    private long readsOfClaim(long workflow) {
        Worker worker = new Worker(world, workflow);
        world.items.reset();
        assertEquals(1, worker.claim(5).size());
        return world.items.reads();
    }

    @Test
    void completion_says_what_the_jobs_say_wherever_a_process_died_that_moved_one_by_hand() {
        for (boolean all : new boolean[] {true, false}) {
            for (boolean applied : new boolean[] {true, false}) {
                for (int writes = 1; writes <= 5; writes++) {
                    World fresh = new World();
                    long workflow = fresh.armed(CHAIN);
                    new Worker(fresh, workflow).runAll();
                    int dying = writes;
                    fresh.interpose(store -> new DyingItemStore(store, dying, applied));
                    try {
                        if (all) {
                            fresh.engine().workflows().resetJobs(workflow, false);
                        } else {
                            new TorcClient(fresh, workflow).move("c", JobStatus.UNINITIALIZED);
                        }
                    } catch (DyingItemStore.Died died) {
                        fresh.restart();
                    }
                    fresh.restart();
                    boolean over = fresh.engine().jobs().list(workflow).stream()
                            .allMatch(job -> job.status().ended());
                    assertEquals(over, fresh.complete(workflow), "died at write " + writes + ", applied: " + applied);
                }
            }
        }
    }

    @Test
    void completion_says_what_the_jobs_say_where_an_epoch_passes_while_one_is_moved_by_hand() {
        for (boolean all : new boolean[] {true, false}) {
            World fresh = new World();
            long workflow = fresh.armed(CHAIN);
            new Worker(fresh, workflow).runAll();
            fresh.meanwhile("j/", () -> fresh.other().workflows().initialize(workflow, true, false));
            if (all) {
                fresh.engine().workflows().resetJobs(workflow, false);
            } else {
                new TorcClient(fresh, workflow).move("c", JobStatus.UNINITIALIZED);
            }
            assertEquals(JobStatus.UNINITIALIZED, fresh.status(workflow, "c"));
            assertFalse(fresh.complete(workflow));
        }
    }

    @Test
    void a_reset_of_what_is_reset_already_does_nothing() {
        long workflow = world.armed(CHAIN);
        assertEquals(3, world.engine().workflows().resetJobs(workflow, false));
        world.items.reset();
        assertEquals(0, world.engine().workflows().resetJobs(workflow, false));
        assertEquals(0, world.items.writes());
    }
}
