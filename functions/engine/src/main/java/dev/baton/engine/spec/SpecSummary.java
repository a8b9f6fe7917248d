package dev.baton.engine.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What a dry run says of a spec; the fields are those of Torc's. Counts are zero where an error hides what would be counted.
 *
 * @param valid whether there are no errors
 * @param errors one line each, with its place
 * @param warnings likewise
 * @param jobCountBeforeExpansion jobs as they stand in the file
 * @param hasScheduleNodesAction whether the workflow can be submitted to a scheduler
 * @param linkCount dependencies, inputs and outputs of all jobs together
 */
public record SpecSummary(
        boolean valid,
        List<String> errors,
        List<String> warnings,
        String workflowName,
        String workflowDescription,
        int jobCount,
        int jobCountBeforeExpansion,
        int fileCount,
        int fileCountBeforeExpansion,
        int userDataCount,
        int resourceRequirementsCount,
        int slurmSchedulerCount,
        int actionCount,
        boolean hasScheduleNodesAction,
        long linkCount,
        List<String> jobNames,
        List<String> schedulerNames) {

    static SpecSummary of(
            WorkflowSpec spec, int jobEntries, int fileEntries, List<SpecProblem> errors, List<SpecProblem> warnings) {
        boolean known = spec != null;
        List<JsonNode> actions = known ? spec.actions() : List.of();
        List<JobSpec> jobs = known ? spec.jobs() : List.of();
        List<JsonNode> schedulers = known ? spec.slurmSchedulers() : List.of();
        return new SpecSummary(
                errors.isEmpty(),
                errors.stream().map(SpecProblem::toString).toList(),
                warnings.stream().map(SpecProblem::toString).toList(),
                known ? spec.name() : null,
                known ? spec.description() : null,
                jobs.size(),
                jobEntries,
                known ? spec.files().size() : 0,
                fileEntries,
                known ? spec.userData().size() : 0,
                known ? spec.requirements().size() : 0,
                schedulers.size(),
                actions.size(),
                actions.stream().anyMatch(SpecSummary::schedulesNodesAtStart),
                jobs.stream().mapToLong(SpecSummary::links).sum(),
                jobs.stream().map(JobSpec::name).toList(),
                schedulers.stream().map(record -> record.path("name").asText()).toList());
    }

    private static boolean schedulesNodesAtStart(JsonNode action) {
        return action.path("trigger_type").asText().equals("on_workflow_start")
                && action.path("action_type").asText().equals("schedule_nodes");
    }

    private static long links(JobSpec job) {
        return job.dependsOn().length
                + job.inputFiles().length
                + job.outputFiles().length
                + job.inputUserData().length
                + job.outputUserData().length;
    }
}
