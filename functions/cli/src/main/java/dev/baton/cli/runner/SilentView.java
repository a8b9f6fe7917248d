package dev.baton.cli.runner;

/** Says nothing. */
final class SilentView implements ProgressView {
    @Override
    public void begun(WorkflowFacts workflow, Progress progress) {}

    @Override
    public void jobStarted(ClaimedJob job) {}

    @Override
    public void jobEnded(FinishedJob finished, Verdict verdict) {}

    @Override
    public void warned(String text) {}

    @Override
    public void progress(Progress progress) {}

    @Override
    public void finished(RunSummary summary) {}
}
