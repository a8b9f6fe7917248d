package dev.baton.cli.runner;

import dev.baton.engine.job.JobStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a runner did, and how its workflow stands when it leaves.
 *
 * @param ran how many jobs this runner brought to their final end
 * @param failures those that failed or were ended, the first {@value RunTally#KEPT_FAILURES} of them
 * @param slowest the longest, longest first
 * @param stopped whether it left because it was told to
 * @param actionFailures what went wrong with the workflow's actions here
 * @param error why it could not go on; empty when nothing was wrong with the running itself
 */
public record RunSummary(
        WorkflowFacts workflow,
        Progress progress,
        Duration elapsed,
        long ran,
        List<FinishedJob> failures,
        List<FinishedJob> slowest,
        boolean stopped,
        Optional<String> error,
        List<String> actionFailures) {
    public RunSummary {
        failures = List.copyOf(failures);
        slowest = List.copyOf(slowest);
        actionFailures = List.copyOf(actionFailures);
    }

    /** Whether every job of the workflow has ended, well or not. */
    public boolean completed() {
        return progress.complete();
    }

    /** Whether every job ended well (or was disabled), every action that this runner executed did, and the runner too. */
    public boolean succeeded() {
        return completed()
                && !progress.canceled()
                && error.isEmpty()
                && actionFailures.isEmpty()
                && progress.count(JobStatus.COMPLETED) + progress.count(JobStatus.DISABLED) == progress.total();
    }
}
