package dev.baton.cli.runner;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Lines for a file or a pipe: one for each start and end in a small workflow, else one each five seconds. */
final class PlainView implements ProgressView {
    private static final long SMALL = 50;
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final PrintStream out;
    private final Clock clock;
    private Instant begun;
    private Instant said;
    private long endedBefore;
    private boolean small;

    PlainView(PrintStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
        this.begun = clock.instant();
        this.said = begun;
    }

    @Override
    public void begun(WorkflowFacts workflow, Progress progress) {
        begun = clock.instant();
        said = begun;
        endedBefore = progress.ended();
        small = workflow.jobs() <= SMALL;
        say(ProgressText.begun(workflow, progress));
    }

    @Override
    public void jobStarted(ClaimedJob job) {
        if (small) {
            say(ProgressText.started(job));
        }
    }

    @Override
    public void jobEnded(FinishedJob finished, Verdict verdict) {
        if (!EndKind.of(finished, verdict).well() || small) {
            say(ProgressText.ended(finished, verdict));
        }
    }

    @Override
    public void warned(String text) {
        say("warning: " + Printable.line(text, 1000));
    }

    @Override
    public void told(String text) {
        say(Printable.line(text, 1000));
    }

    @Override
    public void progress(Progress progress) {
        Instant now = clock.instant();
        if (!small && Duration.between(said, now).compareTo(EVERY) >= 0) {
            said = now;
            say(ProgressText.line(progress, endedBefore, Duration.between(begun, now)));
        }
    }

    @Override
    public void finished(RunSummary summary) {
        SummaryText.lines(summary).forEach(this::say);
    }

    private void say(String line) {
        out.print(line + "\n");
        out.flush();
    }
}
