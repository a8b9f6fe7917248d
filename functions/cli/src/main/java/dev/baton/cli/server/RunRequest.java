package dev.baton.cli.server;

import dev.baton.cli.runner.RunSummary;
import dev.baton.cli.runner.RunnerOptions;
import dev.baton.engine.spec.WorkflowSpec;
import java.nio.file.Path;

/**
 * What `run` was asked to do in this process.
 *
 * @param spec the specification; null where a workflow's id is given
 * @param contentHash tells this specification, in this folder, from others; null where a workflow's id is given
 * @param id the workflow; 0 where a specification is given
 * @param sparky whether what is queued for Sparky is run beside
 * @param quietFailures whether failed jobs are no failure of the command
 */
record RunRequest(
        WorkflowSpec spec,
        String contentHash,
        long id,
        RunnerOptions options,
        Path outputFolder,
        boolean sparky,
        boolean quietFailures) {
    /** What the command ends with. */
    int code(RunSummary summary) {
        boolean ranThrough = summary.error().isEmpty() && !summary.stopped();
        return summary.succeeded() || quietFailures && ranThrough ? 0 : 1;
    }
}
