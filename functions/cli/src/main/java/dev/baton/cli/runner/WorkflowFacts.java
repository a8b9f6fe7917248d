package dev.baton.cli.runner;

import java.time.Duration;

/**
 * What a runner must know of its workflow.
 *
 * @param runId the run that is under way
 * @param jobs how many jobs the workflow has
 * @param waitForNewJobs how long an idle runner stays for others to make jobs ready
 *     (compute_node_wait_for_new_jobs_seconds)
 * @param ignoreCompletion whether an idle runner stays that long even when the workflow is complete
 *     (compute_node_ignore_workflow_completion)
 */
public record WorkflowFacts(
        long id, String name, long runId, long jobs, Duration waitForNewJobs, boolean ignoreCompletion) {}
