package dev.baton.engine.workflow;

/**
 * How a workflow's jobs are handed out and its workers behave; names and defaults are Torc's (specification of Torc,
 * section 1). Durations are in the unit that the name says.
 *
 * @param jobsSortMethod the order of claims
 * @param resourceMonitorConfig JSON text, null for none
 * @param slurmDefaults JSON text, null for none
 * @param usePendingFailed whether a failure that no rule covers waits for a person
 */
public record WorkflowSettings(
        long computeNodeExpirationBufferSeconds,
        long computeNodeWaitForNewJobsSeconds,
        boolean computeNodeIgnoreWorkflowCompletion,
        long computeNodeWaitForHealthyDatabaseMinutes,
        long computeNodeMinTimeForNewJobsSeconds,
        SortMethod jobsSortMethod,
        String resourceMonitorConfig,
        String slurmDefaults,
        boolean usePendingFailed) {
    /** Torc's defaults. */
    public static final WorkflowSettings DEFAULT =
            new WorkflowSettings(60, 90, false, 20, 300, SortMethod.GPUS_RUNTIME_MEMORY, null, null, false);
}
