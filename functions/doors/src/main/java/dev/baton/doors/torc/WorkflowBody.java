package dev.baton.doors.torc;

import dev.baton.doors.json.Body;
import dev.baton.doors.json.Limits;
import dev.baton.engine.workflow.NewWorkflow;
import dev.baton.engine.workflow.SortMethod;
import dev.baton.engine.workflow.WorkflowSettings;

/** Reads workflows that clients send. */
final class WorkflowBody {
    private static final NewWorkflow DEFAULTS = new NewWorkflow(null, null, null, WorkflowSettings.DEFAULT);

    private WorkflowBody() {}

    static NewWorkflow draft(Body body) {
        body.name("name");
        body.name("user");
        return changed(DEFAULTS, body);
    }

    /** The workflow with the values that the body gives; absent ones stay. */
    static NewWorkflow changed(NewWorkflow old, Body body) {
        return new NewWorkflow(
                body.name("name", old.name()),
                body.name("user", old.user()),
                body.text("description", old.description(), Limits.COMMAND),
                settings(old.settings(), body));
    }

    private static WorkflowSettings settings(WorkflowSettings old, Body body) {
        return new WorkflowSettings(
                body.integer("compute_node_expiration_buffer_seconds", old.computeNodeExpirationBufferSeconds()),
                body.integer("compute_node_wait_for_new_jobs_seconds", old.computeNodeWaitForNewJobsSeconds()),
                body.flag("compute_node_ignore_workflow_completion", old.computeNodeIgnoreWorkflowCompletion()),
                body.integer(
                        "compute_node_wait_for_healthy_database_minutes",
                        old.computeNodeWaitForHealthyDatabaseMinutes()),
                body.integer("compute_node_min_time_for_new_jobs_seconds", old.computeNodeMinTimeForNewJobsSeconds()),
                body.choice(
                        "jobs_sort_method",
                        old.jobsSortMethod(),
                        "gpus_runtime_memory, gpus_memory_runtime or none",
                        SortMethod::parse),
                body.jsonText("resource_monitor_config", old.resourceMonitorConfig()),
                body.jsonText("slurm_defaults", old.slurmDefaults()),
                body.flag("use_pending_failed", old.usePendingFailed()));
    }
}
