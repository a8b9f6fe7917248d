package dev.baton.engine.spec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.engine.workflow.WorkflowSettings;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A workflow as a file describes it, expanded and checked: parameters are gone, names are resolved. A reference to another
 * record is its index in the list of its kind. Names within a kind are unique.
 *
 * @param name the workflow's name, never empty
 * @param user who owns it; null for the caller
 * @param description for people; null where none was given
 * @param settings how its jobs are handed out
 * @param jobs in the order of the file, expanded in place
 * @param slurmSchedulers each as the API's record, with a name; kept for Torc's clients
 * @param actions each as the API's record (trigger_type, action_type, action_config, persistent) but with {@code jobs}:
 *     indexes of jobs, and {@code scheduler}: the index of the Slurm scheduler, where one is named; kept for Torc's clients
 */
public record WorkflowSpec(
        String name,
        String user,
        String description,
        WorkflowSettings settings,
        List<JobSpec> jobs,
        List<FileSpec> files,
        List<UserDataSpec> userData,
        List<RequirementsSpec> requirements,
        List<FailureHandlerSpec> failureHandlers,
        List<JsonNode> slurmSchedulers,
        List<JsonNode> actions) {
    /** User data that a job reads although it is null and no job writes it. */
    public record Lack(String job, String data) {}

    /** The first job that would be left without an input, if there is one. */
    public Optional<Lack> lack() {
        Set<Integer> written = new HashSet<>();
        jobs.forEach(job -> Arrays.stream(job.outputUserData()).forEach(written::add));
        for (JobSpec job : jobs) {
            for (int index : job.inputUserData()) {
                UserDataSpec data = userData.get(index);
                boolean empty = data.data() == null || data.data().isNull();
                if (empty && !written.contains(index)) {
                    return Optional.of(new Lack(job.name(), data.name()));
                }
            }
        }
        return Optional.empty();
    }
}
