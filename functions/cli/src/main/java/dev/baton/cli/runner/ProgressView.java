package dev.baton.cli.runner;

import java.io.PrintStream;
import java.time.Clock;

/** Tells a person how a run goes. Called by one thread at a time. */
public interface ProgressView {
    /** The runner begins: the first thing said, at once. */
    void begun(WorkflowFacts workflow, Progress progress);

    /** A job's process is started. */
    void jobStarted(ClaimedJob job);

    /** A job's end is recorded. */
    void jobEnded(FinishedJob finished, Verdict verdict);

    /** Something that a person should know, and that ends nothing. */
    void warned(String text);

    /** Something went well beside the jobs. */
    default void told(String text) {}

    /** How far the workflow is; called often, and shown as often as is good. */
    void progress(Progress progress);

    /** The runner is done: the summary. */
    void finished(RunSummary summary);

    /** A view for this terminal: a live line when it is one, plain lines when it is not. */
    static ProgressView of(PrintStream out, Terminal terminal, Clock clock) {
        return terminal.live() ? new LiveView(out, terminal, clock) : new PlainView(out, clock);
    }

    /** A view that says nothing. */
    static ProgressView silent() {
        return new SilentView();
    }
}
