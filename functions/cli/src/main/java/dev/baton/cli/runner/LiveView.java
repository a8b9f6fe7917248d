package dev.baton.cli.runner;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * One line on a terminal that is written anew at most ten times a second; what did not go well scrolls by above it.
 */
final class LiveView implements ProgressView {
    private static final Duration REDRAW = Duration.ofMillis(100);
    private static final String ERASE = "\r\u001b[K";

    private final PrintStream out;
    private final Terminal terminal;
    private final Clock clock;
    private Instant begun;
    private Instant drawn = Instant.MIN;
    private long endedBefore;
    private String line = "";

    LiveView(PrintStream out, Terminal terminal, Clock clock) {
        this.out = out;
        this.terminal = terminal;
        this.clock = clock;
        this.begun = clock.instant();
    }

    @Override
    public void begun(WorkflowFacts workflow, Progress progress) {
        begun = clock.instant();
        endedBefore = progress.ended();
        above(ProgressText.begun(workflow, progress), "1");
        progress(progress);
    }

    @Override
    public void jobStarted(ClaimedJob job) {}

    @Override
    public void jobEnded(FinishedJob finished, Verdict verdict) {
        EndKind kind = EndKind.of(finished, verdict);
        if (!kind.well()) {
            above(ProgressText.ended(finished, verdict), kind.color());
        }
    }

    @Override
    public void warned(String text) {
        above("warning: " + Printable.line(text, 1000), EndKind.AGAIN.color());
    }

    @Override
    public void told(String text) {
        above(Printable.line(text, 1000), "0");
    }

    @Override
    public void progress(Progress progress) {
        Instant now = clock.instant();
        if (!drawn.equals(Instant.MIN) && Duration.between(drawn, now).compareTo(REDRAW) < 0) {
            return;
        }
        drawn = now;
        String text = ProgressText.line(progress, endedBefore, Duration.between(begun, now));
        // The last column stays free: some terminals wrap when it is written.
        line = text.length() < terminal.width() ? text : text.substring(0, Math.max(0, terminal.width() - 1));
        out.print(ERASE + line);
        out.flush();
    }

    @Override
    public void finished(RunSummary summary) {
        out.print(ERASE);
        line = "";
        SummaryText.lines(summary).forEach(text -> out.print(text + "\n"));
        out.flush();
    }

    private void above(String text, String color) {
        String shown = terminal.color() ? "\u001b[" + color + "m" + text + "\u001b[0m" : text;
        out.print(ERASE + shown + "\n" + line);
        out.flush();
    }
}
