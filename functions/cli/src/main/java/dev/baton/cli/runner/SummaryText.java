package dev.baton.cli.runner;

import dev.baton.engine.job.JobStatus;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The table at the end. */
final class SummaryText {
    private static final int TAIL = 10;
    private static final int STATUS = 14;
    private static final int JOBS = 7;
    private static final int FAILURES_SHOWN = 10;

    private SummaryText() {}

    static List<String> lines(RunSummary summary) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("Workflow " + summary.workflow().id() + " "
                + ProgressText.quoted(summary.workflow().name()) + " " + outcome(summary) + " after "
                + Quantities.time(summary.elapsed()));
        counts(summary.progress(), lines);
        slowest(summary.slowest(), lines);
        failures(summary.failures(), lines);
        summary.actionFailures().forEach(failed -> {
            lines.add("");
            lines.add(Printable.line(failed, 1000));
        });
        summary.error().ifPresent(error -> {
            lines.add("");
            lines.add("Error: " + Printable.line(error, 1000));
        });
        return lines;
    }

    private static String outcome(RunSummary summary) {
        if (summary.progress().canceled()) {
            return "was canceled";
        }
        if (summary.completed()) {
            return summary.succeeded() ? "completed" : "completed with failures";
        }
        return summary.stopped() ? "was stopped" : "is not complete";
    }

    private static void counts(Progress progress, List<String> lines) {
        lines.add("");
        lines.add(row("Status", "Jobs"));
        for (JobStatus status : JobStatus.values()) {
            if (progress.count(status) > 0) {
                lines.add(row(status.wire(), Long.toString(progress.count(status))));
            }
        }
        lines.add(row("total", Long.toString(progress.total())));
    }

    private static String row(String status, String jobs) {
        return "  " + ProgressText.padded(status, STATUS) + " ".repeat(Math.max(0, JOBS - jobs.length())) + jobs;
    }

    private static void slowest(List<FinishedJob> slowest, List<String> lines) {
        if (slowest.isEmpty()) {
            return;
        }
        lines.add("");
        lines.add(String.format("  %-32s %9s %12s %8s", "Slowest jobs", "Time", "Peak memory", "CPU"));
        for (FinishedJob finished : slowest) {
            Optional<Usage> usage = finished.end().usage();
            lines.add(String.format(
                    Locale.ROOT,
                    "  %-32s %9s %12s %8s",
                    Printable.line(finished.job().name(), 29),
                    Quantities.time(finished.end().wallTime()),
                    usage.map(used -> Quantities.bytes(used.peakMemoryBytes())).orElse("-"),
                    usage.map(used -> String.format(Locale.ROOT, "%.0f %%", used.avgCpuPercent()))
                            .orElse("-")));
        }
    }

    private static void failures(List<FinishedJob> failures, List<String> lines) {
        for (FinishedJob failed : failures.subList(0, Math.min(failures.size(), FAILURES_SHOWN))) {
            List<String> tail = LogTail.lines(failed.stderr(), TAIL);
            Path log = tail.isEmpty() ? failed.stdout() : failed.stderr();
            if (tail.isEmpty()) {
                tail = LogTail.lines(log, TAIL);
            }
            lines.add("");
            lines.add(Printable.name(failed.job().name()) + " "
                    + failed.end().status().wire() + " with code "
                    + failed.end().returnCode() + ", attempt "
                    + failed.job().attempt() + (tail.isEmpty() ? ", and wrote nothing: " : ", the end of ")
                    + Printable.line(log.toString(), 1000));
            tail.forEach(line -> lines.add("  " + line));
        }
        if (failures.size() > FAILURES_SHOWN) {
            lines.add("");
            lines.add("and " + Quantities.jobs(failures.size() - FAILURES_SHOWN) + " more that did not end well");
        }
    }
}
