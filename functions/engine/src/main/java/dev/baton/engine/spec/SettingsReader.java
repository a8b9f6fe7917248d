package dev.baton.engine.spec;

import dev.baton.engine.spec.tree.Tree;
import dev.baton.engine.spec.tree.TreeJson;
import dev.baton.engine.workflow.SortMethod;
import dev.baton.engine.workflow.WorkflowSettings;
import java.util.Arrays;
import java.util.List;

/** A workflow's settings; what the spec leaves out has Torc's default. */
final class SettingsReader {
    private static final WorkflowSettings DEFAULT = WorkflowSettings.DEFAULT;
    private static final long MAX = Integer.MAX_VALUE;

    private SettingsReader() {}

    static WorkflowSettings read(Fields workflow, Problems problems) {
        String sort = workflow.oneOf(
                "jobs_sort_method",
                Arrays.stream(SortMethod.values()).map(SortMethod::wire).toList());
        return new WorkflowSettings(
                workflow.whole(
                        "compute_node_expiration_buffer_seconds", DEFAULT.computeNodeExpirationBufferSeconds(), 0, MAX),
                workflow.whole(
                        "compute_node_wait_for_new_jobs_seconds", DEFAULT.computeNodeWaitForNewJobsSeconds(), 0, MAX),
                workflow.bool("compute_node_ignore_workflow_completion", DEFAULT.computeNodeIgnoreWorkflowCompletion()),
                workflow.whole(
                        "compute_node_wait_for_healthy_database_minutes",
                        DEFAULT.computeNodeWaitForHealthyDatabaseMinutes(),
                        0,
                        MAX),
                DEFAULT.computeNodeMinTimeForNewJobsSeconds(),
                sort == null ? DEFAULT.jobsSortMethod() : SortMethod.parse(sort).orElseThrow(),
                resourceMonitor(workflow),
                slurmDefaults(workflow, problems),
                workflow.bool("use_pending_failed", DEFAULT.usePendingFailed()));
    }

    private static String resourceMonitor(Fields workflow) {
        return workflow.map("resource_monitor", SpecKeys.RESOURCE_MONITOR)
                .map(fields -> {
                    fields.bool("enabled", true);
                    fields.oneOf("granularity", List.of("summary", "time_series"));
                    fields.whole("sample_interval_seconds", 1, 1, MAX);
                    fields.bool("generate_plots", false);
                    return TreeJson.of(workflow.value("resource_monitor")).toString();
                })
                .orElse(null);
    }

    /** Any keys: they are options of sbatch. */
    private static String slurmDefaults(Fields workflow, Problems problems) {
        Tree defaults = workflow.value("slurm_defaults");
        if (defaults != null && !(defaults instanceof Tree.Obj)) {
            problems.error(workflow.at("slurm_defaults"), "expected a map of Slurm options, found " + defaults.kind());
        }
        return defaults == null ? null : TreeJson.of(defaults).toString();
    }
}
