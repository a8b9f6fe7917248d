package dev.baton.enginetest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.engine.data.FileRecord;
import dev.baton.engine.job.Job;
import dev.baton.engine.job.JobStatus;
import dev.baton.engine.job.Result;
import dev.baton.engine.node.NodeOffer;
import dev.baton.engine.node.Resources;
import dev.baton.engine.worker.Assignment;
import dev.baton.engine.worker.Attempt;
import dev.baton.engine.worker.ClaimRequest;
import dev.baton.engine.worker.Ending;
import dev.baton.engine.workflow.WorkflowStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which reports of workers count, and what workers are told and given. */
final class ReportsTest {
    private static final String PAIR = """
            name: pair
            jobs:
              - {name: a, command: x}
              - {name: b, command: x, depends_on: [a]}
            """;

    private static final String HANDLED = """
            name: handled
            %s
            failure_handlers:
              - name: again
                rules: [{exit_codes: [7], max_retries: 3, recovery_script: "echo fix"}]
            jobs:
              - {name: a, command: x, failure_handler: again}
            """;

    private final World world = new World();

    private static Assignment only(List<Assignment> claimed) {
        assertEquals(1, claimed.size());
        return claimed.getFirst();
    }

    private static List<String> names(List<Assignment> claimed) {
        return claimed.stream().map(one -> one.job().spec().name()).toList();
    }

    @Test
    void another_node_cannot_end_what_this_one_runs() {
        long workflow = world.armed(PAIR);
        Worker worker = new Worker(world, workflow);
        Worker other = new Worker(world, workflow);
        Assignment a = only(worker.claim(1));
        assertInstanceOf(Ending.NotYours.class, other.finish(a, 0));
        assertEquals(Set.of(new Attempt(a.job().id(), 1)), other.beat(a).lost());
        assertEquals(JobStatus.RUNNING, world.status(workflow, "a"));
        worker.finish(a, 0);
        assertInstanceOf(Ending.NotYours.class, other.finish(a, 1));
    }

    @Test
    void an_earlier_attempt_of_the_same_node_cannot_end_the_later_one() {
        long workflow = world.armed(PAIR);
        Worker worker = new Worker(world, workflow);
        Assignment first = only(worker.claim(1));
        new TorcClient(world, workflow).retry("a", 9);
        Assignment second = only(worker.claim(1));
        assertEquals(
                Set.of(new Attempt(first.job().id(), 1)),
                worker.beat(first, second).lost());
        assertInstanceOf(Ending.NotYours.class, worker.finish(first, 1));
        assertEquals(JobStatus.RUNNING, world.status(workflow, "a"));
        worker.finish(second, 0);
        assertInstanceOf(Ending.NotYours.class, worker.finish(first, 1));
        assertEquals(JobStatus.COMPLETED, world.status(workflow, "a"));
    }

    @Test
    void a_report_about_a_job_that_is_gone_is_not_an_error() {
        long workflow = world.armed(PAIR);
        Worker worker = new Worker(world, workflow);
        Assignment a = only(worker.claim(1));
        world.engine().jobs().delete(a.job().id());
        assertInstanceOf(Ending.NotYours.class, worker.finish(a, 0));
        assertEquals(1, worker.beat(a).lost().size());
    }

    @Test
    void a_node_of_another_workflow_gets_no_answer_meant_for_the_jobs_own_node() {
        long workflow = world.armed(PAIR);
        Worker worker = new Worker(world, workflow);
        Worker stranger = new Worker(world, world.armed(PAIR));
        Assignment a = only(worker.claim(1));
        worker.finish(a, 0);
        Result truth = world.engine().results().newest(workflow).getFirst();
        assertInstanceOf(Ending.NotYours.class, world.engine().workers().finish(stranger.node, truth, Map.of()));
        assertInstanceOf(Ending.Final.class, world.engine().workers().finish(worker.node, truth, Map.of()));
    }

    @Test
    void a_repeated_report_tells_again_what_a_dead_process_did_not() {
        long workflow = world.armed(PAIR);
        Worker worker = new Worker(world, workflow);
        Assignment a = only(worker.claim(1));
        world.interpose(store -> new DyingItemStore(store, 1, true));
        assertThrows(DyingItemStore.Died.class, () -> worker.finish(a, 0));
        world.restart();
        assertEquals(JobStatus.BLOCKED, world.status(workflow, "b"));
        assertEquals(new Ending.Final(JobStatus.COMPLETED), worker.finish(a, 0));
        assertEquals(JobStatus.READY, world.status(workflow, "b"));
    }

    @Test
    void a_report_of_an_attempt_before_a_restart_is_not_repeated_after_it() {
        long workflow = world.armed(PAIR);
        Worker worker = new Worker(world, workflow);
        Assignment a = only(worker.claim(1));
        worker.finish(a, 1);
        new TorcClient(world, workflow).retry("a", 9);
        assertInstanceOf(Ending.NotYours.class, worker.finish(a, 1));
        Assignment unclaimed = new Assignment(world.job(workflow, "a"), 1, a.resources(), a.outputs());
        assertInstanceOf(Ending.NotYours.class, worker.finish(unclaimed, 1));
        assertEquals(JobStatus.READY, world.status(workflow, "a"));
    }

    @Test
    void a_report_of_another_run_is_not_the_one_that_was_recorded() {
        long workflow = world.armed(PAIR);
        Worker worker = new Worker(world, workflow);
        Assignment a = only(worker.claim(1));
        worker.finish(a, 0);
        Assignment later = new Assignment(a.job(), 2, a.resources(), a.outputs());
        assertInstanceOf(Ending.NotYours.class, worker.finish(later, 0));
    }

    @Test
    void an_end_that_another_client_reported_is_not_this_workers() {
        long workflow = world.armed(PAIR);
        Worker worker = new Worker(world, workflow);
        Assignment a = only(worker.claim(1));
        new TorcClient(world, workflow).complete("a", JobStatus.COMPLETED, 0);
        assertInstanceOf(Ending.NotYours.class, worker.finish(a, 1));
        assertEquals(JobStatus.COMPLETED, world.status(workflow, "a"));
    }

    @Test
    void a_report_that_comes_too_late_by_a_moment_is_refused() {
        long workflow = world.armed(PAIR);
        Worker worker = new Worker(world, workflow);
        Assignment a = only(worker.claim(1));
        long run = a.runId();
        world.meanwhile("j/", () -> world.other().jobs().retry(a.job().id(), run, 9));
        assertInstanceOf(Ending.NotYours.class, worker.finish(a, 0));
        assertEquals(JobStatus.READY, world.status(workflow, "a"));
        assertEquals(2, world.job(workflow, "a").attempt());
        assertEquals(JobStatus.BLOCKED, world.status(workflow, "b"));
    }

    @Test
    void a_report_of_a_retried_attempt_has_its_answer_until_the_next_attempt_ends_so() {
        long workflow = world.armed(HANDLED.formatted(""));
        Worker worker = new Worker(world, workflow);
        Assignment first = only(worker.claim(1));
        assertEquals(new Ending.Again("echo fix", 2), worker.finish(first, 7));
        Assignment second = only(worker.claim(1));
        assertEquals(new Ending.Again("echo fix", 2), worker.finish(first, 7));
        assertEquals(new Ending.Again("echo fix", 3), worker.finish(second, 7));
        assertInstanceOf(Ending.NotYours.class, worker.finish(first, 7));
        assertEquals(new Ending.Again("echo fix", 3), worker.finish(second, 7));
    }

    @Test
    void a_report_of_a_retried_attempt_is_not_answered_once_the_next_one_is_lost() {
        long workflow = world.armed(HANDLED.formatted(""));
        Worker worker = new Worker(world, workflow);
        Assignment first = only(worker.claim(1));
        worker.finish(first, 7);
        worker.claim(1);
        world.engine().workers().leave(worker.node);
        assertInstanceOf(Ending.NotYours.class, worker.finish(first, 7));
    }

    @Test
    void a_rule_is_for_failures_not_for_jobs_that_were_terminated() {
        long workflow = world.armed(HANDLED.formatted(""));
        Worker worker = new Worker(world, workflow);
        Assignment a = only(worker.claim(1));
        assertEquals(new Ending.Final(JobStatus.TERMINATED), worker.finish(a, JobStatus.TERMINATED, 7, Map.of()));
    }

    @Test
    void a_failure_whose_retries_are_used_up_waits_for_nobody() {
        long workflow = world.armed(HANDLED.formatted("use_pending_failed: true"));
        Worker worker = new Worker(world, workflow);
        worker.finish(only(worker.claim(1)), 7);
        worker.finish(only(worker.claim(1)), 7);
        assertEquals(new Ending.Final(JobStatus.FAILED), worker.finish(only(worker.claim(1)), 7));

        long other = world.armed(HANDLED.formatted("use_pending_failed: true"));
        Worker second = new Worker(world, other);
        assertEquals(
                new Ending.Final(JobStatus.TERMINATED),
                second.finish(only(second.claim(1)), JobStatus.TERMINATED, 1, Map.of()));
        long third = world.armed(HANDLED.formatted("use_pending_failed: true"));
        Worker last = new Worker(world, third);
        assertEquals(new Ending.Final(JobStatus.PENDING_FAILED), last.finish(only(last.claim(1)), 8));
    }

    @Test
    void each_further_attempt_waits_twice_as_long() {
        long workflow = world.armed("""
                name: backoff
                failure_handlers: [{name: again, rules: [{exit_codes: [7], max_retries: 5, backoff_seconds: 100}]}]
                jobs: [{name: a, command: x, failure_handler: again}]
                """);
        Worker worker = new Worker(world, workflow);
        for (int seconds : new int[] {100, 200, 400, 800}) {
            worker.finish(only(worker.claim(1)), 7);
            world.clock.advance(Duration.ofSeconds(seconds - 1));
            world.engine().tick();
            assertEquals(List.of(), worker.claim(1), "before " + seconds + " s");
            world.clock.advance(Duration.ofSeconds(seconds / 10 + 2));
            world.engine().tick();
            assertEquals(JobStatus.READY, world.status(workflow, "a"));
        }
        assertEquals(new Ending.Final(JobStatus.FAILED), worker.finish(only(worker.claim(1)), 7));
    }

    @Test
    void jobs_that_failed_together_return_within_a_tenth_of_their_delay_but_not_together() {
        StringBuilder jobs = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            jobs.append("  - {name: j").append(i).append(", command: x, failure_handler: again}\n");
        }
        long workflow = world.armed("name: together\nfailure_handlers: "
                + "[{name: again, rules: [{exit_codes: [7], max_retries: 5, backoff_seconds: 1000}]}]\njobs:\n"
                + jobs);
        Worker worker = new Worker(world, workflow);
        worker.claim(20).forEach(job -> worker.finish(job, 7));
        world.clock.advance(Duration.ofMillis(999_999));
        world.engine().tick();
        assertEquals(0, world.engine().claims().next(workflow, 20).size());
        world.clock.advance(Duration.ofSeconds(50));
        world.engine().tick();
        int early = world.engine().claims().next(workflow, 20).size();
        assertTrue(early >= 5 && early <= 15, early + " of 20 after half of the spread");
        world.clock.advance(Duration.ofSeconds(51));
        world.engine().tick();
        assertEquals(20 - early, world.engine().claims().next(workflow, 20).size());
    }

    @Test
    void an_attempt_that_was_lost_does_not_count_against_the_retries() {
        long workflow = world.armed(HANDLED.formatted(""));
        for (int i = 0; i < 2; i++) {
            new Worker(world, workflow).claim(1);
            world.pass(Duration.ofMinutes(3));
        }
        Worker worker = new Worker(world, workflow);
        assertEquals(new Ending.Again("echo fix", 4), worker.finish(only(worker.claim(1)), 7));
        assertEquals(new Ending.Again("echo fix", 5), worker.finish(only(worker.claim(1)), 7));
        assertEquals(new Ending.Final(JobStatus.FAILED), worker.finish(only(worker.claim(1)), 7));
    }

    @Test
    void retries_count_anew_after_a_restart_but_not_after_a_retry_by_hand() {
        long workflow = world.armed(HANDLED.formatted(""));
        Worker worker = new Worker(world, workflow);
        worker.runAll(job -> 7);
        assertEquals(3, world.job(workflow, "a").attempt());
        new TorcClient(world, workflow).retry("a", 9);
        assertEquals(new Ending.Final(JobStatus.FAILED), worker.finish(only(worker.claim(1)), 7));
        world.engine().workflows().resetJobs(workflow, true);
        world.engine().workflows().initialize(workflow, true, false);
        assertEquals(new Ending.Again("echo fix", 6), worker.finish(only(worker.claim(1)), 7));
    }

    @Test
    void retries_count_anew_where_a_running_job_starts_afresh() {
        long workflow = world.armed(HANDLED.formatted(""));
        Worker worker = new Worker(world, workflow);
        worker.finish(only(worker.claim(1)), 7);
        worker.finish(only(worker.claim(1)), 7);
        worker.claim(1);
        world.engine().workflows().initialize(workflow, false, false);
        assertEquals(new Ending.Again("echo fix", 5), worker.finish(only(worker.claim(1)), 7));
    }

    @Test
    void a_retry_that_is_due_is_expected_of_its_own_workflow_only() {
        long workflow = world.armed("""
                name: backoff
                failure_handlers: [{name: again, rules: [{exit_codes: [7], backoff_seconds: 100}]}]
                jobs: [{name: a, command: x, failure_handler: again}]
                """);
        long other = world.armed(PAIR);
        Worker worker = new Worker(world, workflow);
        assertFalse(world.engine().workers().expects(workflow));
        worker.finish(only(worker.claim(1)), 7);
        assertTrue(world.engine().workers().expects(workflow));
        assertFalse(world.engine().workers().expects(other));
    }

    @Test
    void an_answer_is_had_again_by_its_own_token_on_its_own_node_while_the_jobs_run() {
        long workflow = world.armed("""
                name: four
                jobs: [{name: a, command: x}, {name: b, command: x}, {name: c, command: x}, {name: d, command: x}]
                """);
        Worker worker = new Worker(world, workflow);
        Worker other = new Worker(world, workflow);
        List<Assignment> two = worker.claim(new ClaimRequest(2, Worker.ROOMY, false, "t", false));
        other.claim(new ClaimRequest(1, Worker.ROOMY, false, "t", false));
        worker.claim(new ClaimRequest(1, Worker.ROOMY, false, null, false));
        ClaimRequest again = new ClaimRequest(4, Worker.ROOMY, false, "t", true);
        assertEquals(List.of("a", "b"), names(worker.claim(again)));
        assertEquals(List.of("c"), names(other.claim(again)));
        assertEquals(List.of(), worker.claim(new ClaimRequest(4, Worker.ROOMY, false, "u", true)));
        assertEquals(List.of(), worker.claim(new ClaimRequest(4, Worker.ROOMY, false, null, true)));
        worker.finish(two.getFirst(), 0);
        assertEquals(List.of("b"), names(worker.claim(again)));
        new TorcClient(world, workflow).move("b", JobStatus.PENDING_FAILED);
        assertEquals(
                List.of(),
                worker.claim(new ClaimRequest(1, Worker.ROOMY, false, "t", true)).stream()
                        .filter(job -> job.job().spec().name().equals("b"))
                        .toList());
    }

    @Test
    void a_worker_hears_what_a_job_asked_for_and_which_files_it_promised() {
        long workflow = world.armed("""
                name: asks
                resource_requirements: [{name: big, num_cpus: 4, memory: 8g, runtime: PT2H}]
                files: [{name: f, path: out.txt}]
                jobs:
                  - {name: a, command: x, resource_requirements: big, output_files: [f]}
                  - {name: b, command: x}
                """);
        List<Assignment> claimed = new Worker(world, workflow).claim(5);
        assertEquals(List.of("a", "b"), names(claimed));
        Resources big = claimed.getFirst().resources();
        assertEquals(List.of(4L, 8L << 30, 7200L), List.of((long) big.cpus(), big.memoryBytes(), big.runtimeSeconds()));
        assertEquals("out.txt", only(claimed.subList(0, 1)).outputs().getFirst().path());
        assertEquals(Resources.DEFAULT, claimed.getLast().resources());
        assertEquals(List.of(), claimed.getLast().outputs());
    }

    @Test
    void a_worker_gets_what_fits_beside_what_it_got_and_nothing_that_outlasts_it() {
        long workflow = world.armed("""
                name: sizes
                resource_requirements:
                  - {name: long, num_cpus: 1, memory: 1g, runtime: PT5H}
                  - {name: fat, num_cpus: 1, memory: 8g, runtime: PT1H}
                  - {name: small, num_cpus: 1, memory: 1g, runtime: PT1M}
                jobs:
                  - {name: long, command: x, resource_requirements: long}
                  - {name: fat1, command: x, resource_requirements: fat}
                  - {name: fat2, command: x, resource_requirements: fat}
                  - {name: small, command: x, resource_requirements: small}
                """);
        Worker worker = new Worker(world, workflow);
        NodeOffer offer = new NodeOffer(2, 9L << 30, 0, 1, 3600, null);
        assertEquals(List.of("fat1", "small"), names(worker.claim(new ClaimRequest(9, offer, false, null, false))));
        assertEquals(List.of("long"), names(worker.claim(new ClaimRequest(1, offer, true, null, false))));
    }

    @Test
    void what_another_worker_takes_meanwhile_leaves_room_for_the_next() {
        long workflow = world.armed("""
                name: three
                jobs: [{name: a, command: x}, {name: b, command: x}, {name: c, command: x}]
                """);
        Worker worker = new Worker(world, workflow);
        Worker rival = new Worker(world, workflow);
        NodeOffer one = new NodeOffer(1, 16L << 30, 0, 1, 3600, null);
        world.meanwhile(
                "j/",
                () -> world.other().workers().claim(rival.node, new ClaimRequest(1, Worker.ROOMY, false, null, false)));
        assertEquals(List.of("b"), names(worker.claim(new ClaimRequest(9, one, false, null, false))));
    }

    @Test
    void a_full_node_reads_no_further() {
        StringBuilder jobs = new StringBuilder("name: many\njobs:\n");
        for (int i = 0; i < 450; i++) {
            jobs.append("  - {name: j").append(i).append(", command: x}\n");
        }
        long workflow = world.armed(jobs.toString());
        Worker worker = new Worker(world, workflow);
        NodeOffer one = new NodeOffer(1, 16L << 30, 0, 1, 3600, null);
        world.items.reset();
        assertEquals(
                1, worker.claim(new ClaimRequest(450, one, false, null, false)).size());
        assertTrue(world.items.reads() <= 3, world.items.reads() + " reads");
    }

    private static final String FILES = """
            name: files
            files: [{name: f, path: in.txt}]
            jobs:
              - {name: r, command: x, input_files: [f]}
              - {name: w, command: x}
            """;

    @Test
    void a_file_that_was_seen_unchanged_while_its_reader_ran_is_no_change() {
        long workflow = world.armed(FILES);
        long file = world.engine().files().list(workflow).getFirst().id();
        world.engine().files().update(file, f -> new FileRecord(f.id(), workflow, f.name(), f.path(), 5.0));
        Worker worker = new Worker(world, workflow);
        List<Assignment> both = worker.claim(2);
        world.clock.advance(Duration.ofSeconds(1));
        world.items.reset();
        worker.finish(both.getLast(), JobStatus.COMPLETED, 0, Map.of(file, 5.0));
        assertEquals(2, world.items.writes(), "the end and its arrival");
        worker.finish(both.getFirst(), 0);
        assertEquals(List.of(), world.engine().workflows().changedInputs(workflow, true));
    }

    @Test
    void the_time_of_a_file_that_is_gone_or_another_workflows_is_not_kept() {
        long workflow = world.armed(FILES);
        long other = world.armed(FILES);
        long gone = world.engine().files().list(workflow).getFirst().id();
        long foreign = world.engine().files().list(other).getFirst().id();
        world.engine().files().delete(gone);
        Worker worker = new Worker(world, workflow);
        Ending ending =
                worker.finish(worker.claim(2).getLast(), JobStatus.COMPLETED, 0, Map.of(gone, 1.0, foreign, 2.0));
        assertEquals(new Ending.Final(JobStatus.COMPLETED), ending);
        assertEquals(null, world.engine().files().get(foreign).mtime());
        assertEquals(List.of(), world.engine().files().list(workflow));
    }

    @Test
    void a_claim_names_the_run_that_the_workflow_is_in() {
        long workflow = world.armed(PAIR);
        world.engine().workflows().updateStatus(workflow, new WorkflowStatus(4, false, false, false));
        Assignment a = only(new Worker(world, workflow).claim(1));
        assertEquals(4, a.runId());
        Job job = a.job();
        assertEquals(JobStatus.RUNNING, job.status());
    }
}
