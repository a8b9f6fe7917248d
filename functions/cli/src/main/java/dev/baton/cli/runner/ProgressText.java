package dev.baton.cli.runner;

import dev.baton.engine.job.JobStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The words of both views, without colours or cursor movements. */
final class ProgressText {
    /** The width of what became of a job. */
    private static final int WORD = 10;

    private ProgressText() {}

    static String begun(WorkflowFacts workflow, Progress progress) {
        String ended = progress.ended() == 0 ? "" : ", " + progress.ended() + " already done";
        return "Workflow " + workflow.id() + " " + quoted(workflow.name()) + ", run " + workflow.runId() + ": "
                + Quantities.jobs(workflow.jobs()) + ended;
    }

    static String started(ClaimedJob job) {
        String line = padded("started", WORD).concat(Printable.name(job.name()));
        return job.attempt() > 1 ? line + " (attempt " + job.attempt() + ")" : line;
    }

    static String ended(FinishedJob finished, Verdict verdict) {
        JobEnd end = finished.end();
        String name = Printable.name(finished.job().name());
        String time = " in " + Quantities.time(end.wallTime());
        String code = end.status() == JobStatus.COMPLETED ? "" : " (code " + end.returnCode() + ")";
        String reason = finished.reason().isEmpty() ? "" : ": " + Printable.line(finished.reason(), 200);
        String next = verdict instanceof Verdict.Retry retry ? ", attempt " + retry.nextAttempt() + " follows" : "";
        return switch (verdict.kind()) {
            case DONE -> padded(end.status().wire(), WORD) + name + time + code + reason;
            case RETRY -> padded("retrying", WORD) + name + time + code + reason + next;
            case NOT_YOURS ->
                padded("not ours", WORD) + name + time + ": the job was taken away, its end is not recorded";
        };
    }

    /** A word in a column of that width and a space. By itself, since a first format takes a millisecond and most runs need none. */
    static String padded(String word, int width) {
        return word + " ".repeat(Math.max(0, width - word.length()) + 1);
    }

    /**
     * One line: {@code 12/100 done | 2 running | 5 ready | 81 blocked | 12.3 s | 1.0/s | about 1m22s left}.
     *
     * @param endedBefore how many had ended when the runner began; they are not part of the rate
     */
    static String line(Progress progress, long endedBefore, Duration elapsed) {
        List<String> parts = new ArrayList<>();
        parts.add(progress.ended() + "/" + progress.total() + " done");
        parts.add(progress.held() + " running");
        parts.add(progress.count(JobStatus.READY) + " ready");
        parts.add(progress.count(JobStatus.BLOCKED) + " blocked");
        for (JobStatus bad : List.of(JobStatus.FAILED, JobStatus.TERMINATED, JobStatus.CANCELED)) {
            if (progress.count(bad) > 0) {
                parts.add(progress.count(bad) + " " + bad.wire());
            }
        }
        parts.add(Quantities.time(elapsed));
        long ended = progress.ended() - endedBefore;
        if (ended > 0 && elapsed.toMillis() > 0) {
            double rate = ended * 1000.0 / elapsed.toMillis();
            parts.add(String.format(Locale.ROOT, rate < 10 ? "%.1f/s" : "%.0f/s", rate));
            long left = progress.total() - progress.ended();
            if (left > 0) {
                parts.add("about " + Quantities.time(Duration.ofMillis(Math.round(left * 1000 / rate))) + " left");
            }
        }
        return String.join(" | ", parts);
    }

    static String quoted(String name) {
        return "'" + Printable.name(name) + "'";
    }
}
