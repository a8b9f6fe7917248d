package dev.baton.cli.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.baton.engine.job.JobStatus;
import dev.baton.engine.node.Resources;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressViewTest {
    private static final Progress EARLY =
            new Progress(Map.of(JobStatus.READY, 2L, JobStatus.BLOCKED, 8L), false, false, false);
    private static final Progress MIDDLE = new Progress(
            Map.of(
                    JobStatus.COMPLETED,
                    3L,
                    JobStatus.FAILED,
                    1L,
                    JobStatus.RUNNING,
                    2L,
                    JobStatus.READY,
                    1L,
                    JobStatus.BLOCKED,
                    3L),
            false,
            false,
            false);
    private static final Progress END =
            new Progress(Map.of(JobStatus.COMPLETED, 9L, JobStatus.FAILED, 1L), true, false, false);

    @TempDir
    Path folder;

    private final SettableClock clock = new SettableClock();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    private String said() {
        String text = bytes.toString(StandardCharsets.UTF_8);
        bytes.reset();
        return text;
    }

    private static WorkflowFacts workflow(long jobs) {
        return new WorkflowFacts(3, "pipe\u001bline", 2, jobs, Duration.ZERO, false);
    }

    private static ClaimedJob job(String name, int attempt) {
        return new ClaimedJob(5, name, "true", attempt, 2, Resources.DEFAULT, false, List.of());
    }

    private FinishedJob finished(String name, JobStatus status, int code, String reason) {
        JobEnd end = new JobEnd(
                status,
                code,
                Duration.ofMillis(1_250),
                Optional.of(new Usage(3L << 20, 2L << 20, 120, 98.4)),
                clock.instant(),
                Map.of());
        return new FinishedJob(job(name, 1), end, reason, folder.resolve("x.o"), folder.resolve("x.e"));
    }

    @Test
    void a_small_workflow_gets_a_line_for_each_start_and_end() {
        ProgressView view = ProgressView.of(out, Terminal.NONE, clock);
        view.begun(workflow(10), EARLY);
        view.jobStarted(job("a", 1));
        view.jobStarted(job("b\n", 2));
        view.jobEnded(finished("a", JobStatus.COMPLETED, 0, ""), new Verdict.Done());
        view.jobEnded(finished("b\n", JobStatus.FAILED, 3, ""), new Verdict.Retry(null, 3));
        view.jobEnded(finished("c", JobStatus.TERMINATED, -9, "its time was over"), new Verdict.Done());
        view.jobEnded(finished("d", JobStatus.COMPLETED, 0, ""), new Verdict.NotYours());
        view.warned("careful\u0007");
        clock.pass(Duration.ofSeconds(6));
        view.progress(MIDDLE);
        assertEquals("""
                Workflow 3 'pipe?line', run 2: 10 jobs
                started    a
                started    b? (attempt 2)
                completed  a in 1.3 s
                retrying   b? in 1.3 s (code 3), attempt 3 follows
                terminated c in 1.3 s (code -9): its time was over
                not ours   d in 1.3 s: the job was taken away, its end is not recorded
                warning: careful?
                """, said());
    }

    @Test
    void a_large_workflow_gets_a_line_each_five_seconds() {
        ProgressView view = ProgressView.of(out, Terminal.NONE, clock);
        view.begun(workflow(1000), MIDDLE);
        assertEquals("Workflow 3 'pipe?line', run 2: 1000 jobs, 4 already done\n", said());
        view.jobStarted(job("a", 1));
        view.jobEnded(finished("a", JobStatus.COMPLETED, 0, ""), new Verdict.Done());
        clock.pass(Duration.ofMillis(4_999));
        view.progress(MIDDLE);
        assertEquals("", said());
        clock.pass(Duration.ofMillis(1));
        view.progress(MIDDLE);
        view.progress(MIDDLE);
        assertEquals("4/10 done | 2 running | 1 ready | 3 blocked | 1 failed | 5.0 s\n", said());
    }

    @Test
    void a_terminal_gets_one_line_at_most_ten_times_a_second() {
        ProgressView view = ProgressView.of(out, new Terminal(true, 200, false), clock);
        view.begun(workflow(10), EARLY);
        assertEquals(
                "\r\u001b[KWorkflow 3 'pipe?line', run 2: 10 jobs\n"
                        + "\r\u001b[K0/10 done | 0 running | 2 ready | 8 blocked | 0.00 s",
                said());
        clock.pass(Duration.ofMillis(99));
        view.progress(MIDDLE);
        assertEquals("", said());
        clock.pass(Duration.ofMillis(1_901));
        view.progress(MIDDLE);
        assertEquals(
                "\r\u001b[K4/10 done | 2 running | 1 ready | 3 blocked | 1 failed | 2.0 s | 2.0/s | about 3.0 s left",
                said());
        view.jobEnded(finished("a", JobStatus.COMPLETED, 0, ""), new Verdict.Done());
        assertEquals("", said());
        view.jobEnded(finished("b", JobStatus.FAILED, 3, ""), new Verdict.Done());
        assertEquals(
                "\r\u001b[Kfailed     b in 1.3 s (code 3)\n"
                        + "4/10 done | 2 running | 1 ready | 3 blocked | 1 failed | 2.0 s | 2.0/s | about 3.0 s left",
                said());
    }

    @Test
    void the_live_line_keeps_to_the_width_and_colours_are_a_choice() {
        ProgressView view = ProgressView.of(out, new Terminal(true, 20, true), clock);
        view.begun(workflow(10), EARLY);
        assertEquals(
                "\r\u001b[K\u001b[1mWorkflow 3 'pipe?line', run 2: 10 jobs\u001b[0m\n"
                        + "\r\u001b[K0/10 done | 0 runni",
                said());
        view.warned("careful");
        assertEquals("\r\u001b[K\u001b[33mwarning: careful\u001b[0m\n0/10 done | 0 runni", said());
    }

    @Test
    void the_summary_shows_counts_the_slowest_and_how_failures_ended() throws IOException {
        StringBuilder log = new StringBuilder();
        for (int line = 1; line <= 12; line++) {
            log.append("line ").append(line).append("\u001b[31m\n");
        }
        Files.writeString(folder.resolve("x.e"), log);
        FinishedJob bad = finished("bad", JobStatus.FAILED, 3, "");
        ProgressView view = ProgressView.of(out, Terminal.NONE, clock);
        view.finished(new RunSummary(
                workflow(10),
                END,
                Duration.ofSeconds(75),
                10,
                List.of(bad),
                List.of(bad),
                false,
                Optional.empty(),
                List.of()));
        assertEquals("""

                Workflow 3 'pipe?line' completed with failures after 1m15s

                  Status            Jobs
                  completed            9
                  failed               1
                  total               10

                  Slowest jobs                          Time  Peak memory      CPU
                  bad                                  1.3 s      3.0 MiB     98 %%

                bad failed with code 3, attempt 1, the end of %s
                  line 3?[31m
                  line 4?[31m
                  line 5?[31m
                  line 6?[31m
                  line 7?[31m
                  line 8?[31m
                  line 9?[31m
                  line 10?[31m
                  line 11?[31m
                  line 12?[31m
                """.formatted(folder.resolve("x.e")), said());
    }

    @Test
    void a_failure_without_errors_shows_its_output() throws IOException {
        Files.writeString(folder.resolve("x.e"), "\n");
        Files.writeString(folder.resolve("x.o"), "it was the disk\n");
        FinishedJob bad = finished("bad", JobStatus.FAILED, 3, "");
        List<String> lines = SummaryText.lines(new RunSummary(
                workflow(10),
                END,
                Duration.ofSeconds(1),
                10,
                List.of(bad),
                List.of(),
                false,
                Optional.of("no luck"),
                List.of("action 4 failed: why")));
        assertEquals(
                List.of(
                        "",
                        "bad failed with code 3, attempt 1, the end of " + folder.resolve("x.o"),
                        "  it was the disk",
                        "",
                        "action 4 failed: why",
                        "",
                        "Error: no luck"),
                lines.subList(lines.size() - 7, lines.size()));
    }

    @Test
    void many_failures_are_counted_instead_of_shown() {
        FinishedJob bad = finished("bad", JobStatus.FAILED, 3, "");
        List<String> lines = SummaryText.lines(new RunSummary(
                workflow(10),
                END,
                Duration.ofSeconds(1),
                10,
                Collections.nCopies(12, bad),
                List.of(),
                false,
                Optional.empty(),
                List.of()));
        assertEquals("and 2 jobs more that did not end well", lines.getLast());
    }
}
