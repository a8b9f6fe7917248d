package dev.baton.cli.runner;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Keeps what a view was told. Thread-safe. */
final class RecordingView implements ProgressView {
    final List<String> warnings = Collections.synchronizedList(new ArrayList<>());
    final List<String> said = Collections.synchronizedList(new ArrayList<>());
    volatile Progress progress;

    @Override
    public void begun(WorkflowFacts workflow, Progress progress) {
        said.add("begun");
    }

    @Override
    public void jobStarted(ClaimedJob job) {
        said.add("start " + job.name());
    }

    @Override
    public void jobEnded(FinishedJob finished, Verdict verdict) {
        said.add(verdict.getClass().getSimpleName() + " " + finished.job().name());
    }

    @Override
    public void warned(String text) {
        warnings.add(text);
    }

    @Override
    public void progress(Progress now) {
        progress = now;
    }

    @Override
    public void finished(RunSummary summary) {
        said.add("finished");
    }
}
