package dev.baton.doors.torc;

import dev.baton.doors.json.Wire;
import dev.baton.engine.workflow.NewWorkflow;
import dev.baton.engine.workflow.SortMethod;
import dev.baton.engine.workflow.Workflow;
import dev.baton.engine.workflow.WorkflowSettings;

/** A workflow on the wire. The id of its status record is its own. */
@Wire
public record WorkflowModel(
        long id,
        String name,
        String user,
        String description,
        String timestamp,
        long computeNodeExpirationBufferSeconds,
        long computeNodeWaitForNewJobsSeconds,
        boolean computeNodeIgnoreWorkflowCompletion,
        long computeNodeWaitForHealthyDatabaseMinutes,
        long computeNodeMinTimeForNewJobsSeconds,
        SortMethod jobsSortMethod,
        String resourceMonitorConfig,
        String slurmDefaults,
        boolean usePendingFailed,
        long statusId) {
    static WorkflowModel of(Workflow workflow) {
        NewWorkflow spec = workflow.spec();
        WorkflowSettings settings = spec.settings();
        return new WorkflowModel(
                workflow.id(),
                spec.name(),
                spec.user(),
                spec.description(),
                workflow.timestamp(),
                settings.computeNodeExpirationBufferSeconds(),
                settings.computeNodeWaitForNewJobsSeconds(),
                settings.computeNodeIgnoreWorkflowCompletion(),
                settings.computeNodeWaitForHealthyDatabaseMinutes(),
                settings.computeNodeMinTimeForNewJobsSeconds(),
                settings.jobsSortMethod(),
                settings.resourceMonitorConfig(),
                settings.slurmDefaults(),
                settings.usePendingFailed(),
                workflow.id());
    }
}
