package dev.baton.cli.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.engine.job.JobStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a source answers, or fails to. */
class RunnerSourceTest {
    @TempDir
    Path folder;

    private static Verdict again(ClaimedJob job, JobEnd end, String script) {
        return end.status() == JobStatus.FAILED && job.attempt() < 3
                ? new Verdict.Retry(script, job.attempt() + 1)
                : new Verdict.Done();
    }

    @Test
    void a_failed_job_runs_again_after_its_recovery_script() {
        Bench bench = new Bench(folder);
        bench.source.judge = (job, end) ->
                again(job, end, "sleep 0.1; echo $TORC_JOB_NAME $TORC_ATTEMPT_ID $TORC_RETURN_CODE >> trail");
        bench.source.add("flaky", "echo run $TORC_ATTEMPT_ID >> trail; [ $TORC_ATTEMPT_ID = 3 ] || exit 42");
        RunSummary summary = bench.run();
        assertEquals("run 1\nflaky 1 42\nrun 2\nflaky 2 42\nrun 3\n", bench.read("trail"));
        assertTrue(summary.succeeded());
        assertEquals(1, summary.ran());
        assertEquals(List.of(), summary.failures());
    }

    @Test
    void an_end_and_the_claims_that_follow_it_are_one() {
        Bench bench = new Bench(folder);
        bench.source.add("a", "true");
        bench.source.add("b", "true", 1);
        bench.run();
        List<String> calls = bench.source.calls;
        int end = calls.indexOf("finish a");
        assertEquals(List.of("together", "finish a", "claim b", "written"), calls.subList(end - 1, end + 3));
    }

    @Test
    void what_was_claimed_in_vain_does_not_start() {
        Bench bench = new Bench(folder);
        bench.options = bench.options.withMaxParallelJobs(1);
        bench.source.failuresOfTogether = 1;
        bench.source.add("a", "echo a >> trail");
        bench.source.add("b", "echo b >> trail");
        assertTrue(bench.run().succeeded());
        assertEquals("a\nb\n", bench.read("trail"));
        assertTrue(bench.source.calls.containsAll(List.of("finish in vain a", "claim in vain", "finish a", "claim b")));
    }

    @Test
    void a_recovery_script_that_fails_is_only_logged() {
        Bench bench = new Bench(folder);
        bench.source.judge = (job, end) -> again(job, end, "echo trying >&2; exit 9");
        bench.source.add("flaky", "[ $TORC_ATTEMPT_ID = 2 ]");
        assertTrue(bench.run().succeeded());
        assertEquals("trying\nbaton: the recovery script ended with code 9\n", bench.stderr(1));
    }

    @Test
    void an_end_is_reported_again_until_the_source_takes_it() {
        Bench bench = new Bench(folder);
        bench.source.failuresOfFinish = 3;
        bench.source.add("kept", "exit 4");
        bench.source.add("next", "true", 1);
        RunSummary summary = bench.run();
        assertEquals(4, bench.source.end("kept").returnCode());
        assertTrue(summary.completed());
        assertTrue(summary.error().isEmpty());
    }

    @Test
    void while_one_end_cannot_be_reported_others_are() {
        Bench bench = new Bench(folder);
        ManualAlarms alarms = new ManualAlarms();
        bench.options = bench.options.withMaxParallelJobs(1);
        bench.source.failuresOfFinish = 1;
        bench.source.add("late", "true");
        bench.source.add("on_time", "true");
        CompletableFuture<RunSummary> run = bench.begin(alarms);
        Await.until("the second is reported", () -> bench.source.end("on_time") != null);
        assertNull(bench.source.end("late"));
        alarms.ring(Duration.ofMillis(100));
        assertTrue(run.join().succeeded());
    }

    @Test
    void an_end_that_no_one_takes_in_time_is_an_error() {
        Bench bench = new Bench(folder);
        bench.options = bench.options.withReportFor(Duration.ZERO);
        bench.source.failuresOfFinish = 1_000_000;
        bench.source.add("lost", "true");
        RunSummary summary = bench.run();
        assertEquals(
                "the end of job 'lost' could not be recorded: finishing is away",
                summary.error().orElseThrow());
        assertFalse(summary.succeeded());
    }

    @Test
    void claims_are_tried_again() {
        Bench bench = new Bench(folder);
        bench.source.failuresOfClaim = 2;
        bench.source.add("patient", "true");
        assertTrue(bench.run().succeeded());
        assertEquals(List.of("the source of jobs does not answer, trying again: claims are away"), bench.view.warnings);
    }

    @Test
    void a_source_that_never_answers_is_an_error() {
        Bench bench = new Bench(folder);
        bench.options = bench.options.withReportFor(Duration.ZERO);
        bench.source.failuresOfClaim = 1_000_000;
        bench.source.add("unreached", "true");
        RunSummary summary = bench.run();
        assertTrue(summary.error().orElseThrow().startsWith("the source of jobs did not answer for"));
    }

    @Test
    void reporters_of_their_own_change_nothing_in_the_result() {
        Bench bench = new Bench(folder);
        bench.options = bench.options.remote();
        for (int job = 0; job < 20; job++) {
            bench.source.add("job_" + job, "true");
        }
        assertTrue(bench.run().succeeded());
        assertEquals(20, bench.source.ends.size());
    }

    @Test
    void an_idle_runner_takes_what_others_make_ready() {
        Bench bench = new Bench(folder);
        bench.source.waitForNewJobs = Bench.LONG;
        long others = bench.source.add("others", "false");
        long mine = bench.source.add("mine", "true");
        bench.source.elsewhere(others, JobStatus.RUNNING);
        bench.source.elsewhere(mine, JobStatus.BLOCKED);
        CompletableFuture<RunSummary> run = bench.begin();
        Await.until("it looked for work", () -> bench.source.firstClaim.getCount() == 0);
        bench.source.elsewhere(others, JobStatus.COMPLETED);
        bench.source.elsewhere(mine, JobStatus.READY);
        assertTrue(run.join().succeeded());
        assertEquals(0, bench.source.end("mine").returnCode());
    }

    @Test
    void an_idle_runner_leaves_when_others_take_too_long() {
        Bench bench = new Bench(folder);
        bench.source.waitForNewJobs = Duration.ZERO;
        long others = bench.source.add("others", "false");
        bench.source.elsewhere(others, JobStatus.RUNNING);
        RunSummary summary = bench.run();
        assertFalse(summary.completed());
        assertTrue(summary.error().isEmpty());
    }

    @Test
    void a_workflow_in_which_nothing_can_happen_is_left_at_once() {
        Bench bench = new Bench(folder);
        bench.source.waitForNewJobs = Bench.LONG;
        long waiting = bench.source.add("waiting", "false");
        bench.source.elsewhere(waiting, JobStatus.PENDING_FAILED);
        assertFalse(bench.run().completed());
    }

    @Test
    void a_workflow_whose_last_end_is_just_being_told_elsewhere_is_waited_for() {
        Bench bench = new Bench(folder);
        bench.source.waitForNewJobs = Bench.LONG;
        bench.source.elsewhere(bench.source.add("others", "false"), JobStatus.COMPLETED);
        // At the begin, and when the runner finds that nothing is left for it.
        bench.source.settling = 2;
        assertTrue(bench.run().succeeded());
    }

    @Test
    void an_empty_workflow_is_complete() {
        Bench bench = new Bench(folder);
        assertTrue(bench.run().succeeded());
        assertEquals(List.of("begun", "finished"), bench.view.said);
    }
}
