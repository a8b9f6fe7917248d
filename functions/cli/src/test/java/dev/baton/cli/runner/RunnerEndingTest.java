package dev.baton.cli.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.engine.job.JobStatus;
import dev.baton.engine.node.Resources;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs that are ended from outside: limits, stops, cancellations. */
class RunnerEndingTest {
    private static final Resources HOUR = new Resources(1, 0, 1, "1m", "PT1H");
    private static final Duration AN_HOUR = Duration.ofHours(1);
    /** Writes the id of a sleeper whose parents are both gone, then stays. */
    private static final String ORPHAN =
            "(bash -c 'sleep 300 & echo $! > orphan' &) ; sleep 300 & echo $! > child; wait";

    @TempDir
    Path folder;

    private final ManualAlarms alarms = new ManualAlarms();

    private void ringLimit() {
        Await.until("the limit is set", () -> alarms.set(AN_HOUR) == 1);
        assertEquals(1, alarms.ring(AN_HOUR));
    }

    @Test
    void a_job_is_ended_when_its_runtime_is_over_with_everything_it_started() {
        Bench bench = new Bench(folder);
        bench.source.add("slow", ORPHAN, HOUR);
        CompletableFuture<RunSummary> run = bench.begin(alarms);
        ProcessHandle orphan = bench.process("orphan");
        ProcessHandle child = bench.process("child");
        assertTrue(orphan.isAlive());
        ringLimit();
        RunSummary summary = run.join();
        Bench.awaitGone(orphan);
        Bench.awaitGone(child);
        JobEnd end = bench.source.end("slow");
        assertEquals(JobStatus.TERMINATED, end.status());
        assertEquals(-9, end.returnCode());
        assertEquals("baton: ended because its runtime limit of 1h00m was over\n", bench.stderr(1));
        assertEquals(1, summary.failures().size());
    }

    @Test
    void a_job_that_supports_termination_is_asked_first() {
        Bench bench = new Bench(folder);
        bench.source.add(
                "gentle",
                "trap 'echo bye; exit 0' TERM; touch up; while :; do sleep 0.01; done",
                HOUR,
                true,
                List.of());
        CompletableFuture<RunSummary> run = bench.begin(alarms);
        bench.awaitFile("up");
        ringLimit();
        run.join();
        assertEquals(-15, bench.source.end("gentle").returnCode());
        assertEquals("bye\n", bench.stdout(1));
    }

    @Test
    void a_job_that_does_not_listen_is_killed_after_the_grace() {
        Bench bench = new Bench(folder);
        bench.options = bench.options.withGrace(Duration.ofMillis(50));
        bench.source.add("deaf", "trap '' TERM; touch up; while :; do sleep 0.01; done", HOUR, true, List.of());
        CompletableFuture<RunSummary> run = bench.begin(alarms);
        bench.awaitFile("up");
        ringLimit();
        run.join();
        assertEquals(-9, bench.source.end("deaf").returnCode());
    }

    @Test
    void a_job_that_asked_for_nothing_has_no_limit() {
        Bench bench = new Bench(folder);
        bench.source.add("default", "true");
        bench.begin(alarms).join();
        assertEquals(0, alarms.set(Resources.DEFAULT.runtimeLimit()));
    }

    @Test
    void limits_can_be_switched_off() {
        Bench bench = new Bench(folder);
        bench.options = bench.options.withEnforceRuntime(false);
        bench.source.add("free", "touch up; until [ -e go ]; do sleep 0.01; done", HOUR);
        CompletableFuture<RunSummary> run = bench.begin(alarms);
        bench.awaitFile("up");
        assertEquals(0, alarms.set(AN_HOUR));
        assertTrue(folder.resolve("go").toFile().mkdir());
        assertTrue(run.join().succeeded());
    }

    @Test
    void an_end_in_time_takes_the_limit_away() {
        Bench bench = new Bench(folder);
        bench.source.add("quick", "true", HOUR);
        assertTrue(bench.begin(alarms).join().succeeded());
        assertEquals(0, alarms.set(AN_HOUR));
    }

    @Test
    void a_stop_ends_jobs_reports_them_and_leaves() throws InterruptedException {
        Bench bench = new Bench(folder);
        bench.source.add("gentle", "trap 'exit 5' TERM; touch a; while :; do sleep 0.01; done", HOUR, true, List.of());
        bench.source.add("rough", "touch b; sleep 300");
        bench.source.add("never", "touch never");
        CompletableFuture<RunSummary> run = bench.begin();
        bench.awaitFile("a");
        bench.awaitFile("b");
        bench.runner.stop();
        assertTrue(bench.runner.awaitEnd(Duration.ofMinutes(1)));
        RunSummary summary = run.join();
        assertTrue(summary.stopped());
        assertFalse(summary.completed());
        assertEquals(-15, bench.source.end("gentle").returnCode());
        assertEquals(-9, bench.source.end("rough").returnCode());
        assertEquals(JobStatus.TERMINATED, bench.source.end("rough").status());
        assertFalse(Files.exists(folder.resolve("never")));
        assertEquals("deactivate", bench.source.calls.getLast());
    }

    @Test
    void an_interrupt_that_reaches_the_job_before_the_runner_counts_as_the_stop() {
        Bench bench = new Bench(folder);
        bench.source.add("interrupted", "touch a; until [ -e go ]; do sleep 0.01; done; kill -INT $$");
        CompletableFuture<RunSummary> run = bench.begin(alarms);
        bench.awaitFile("a");
        assertTrue(folder.resolve("go").toFile().mkdir());
        Await.until("the end is held back", () -> alarms.set(Duration.ofMillis(200)) == 1);
        bench.runner.stop();
        run.join();
        assertEquals(JobStatus.TERMINATED, bench.source.end("interrupted").status());
        assertEquals(-2, bench.source.end("interrupted").returnCode());
    }

    @Test
    void a_canceled_workflow_ends_its_jobs_without_results() {
        Bench bench = new Bench(folder);
        bench.source.add("victim", "sleep 300 & echo $! > child; wait");
        CompletableFuture<RunSummary> run = bench.begin();
        ProcessHandle child = bench.process("child");
        bench.source.cancel();
        RunSummary summary = run.join();
        Bench.awaitGone(child);
        assertNull(bench.source.end("victim"));
        assertTrue(summary.progress().canceled());
        assertFalse(summary.succeeded());
        assertEquals(List.of("the workflow was canceled"), bench.view.warnings);
    }

    @Test
    void a_job_that_was_taken_away_is_ended_without_a_result() {
        Bench bench = new Bench(folder);
        bench.source.add("taken", "sleep 300 & echo $! > child; wait");
        CompletableFuture<RunSummary> run = bench.begin(alarms);
        ProcessHandle child = bench.process("child");
        bench.source.lose("taken");
        // Ten seconds is the default between heartbeats.
        assertEquals(1, alarms.ring(Duration.ofSeconds(10)));
        run.join();
        Bench.awaitGone(child);
        assertNull(bench.source.end("taken"));
        assertTrue(bench.source.calls.contains("heartbeat [taken]"));
        assertTrue(bench.view.said.contains("NotYours taken"));
    }
}
