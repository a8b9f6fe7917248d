package dev.baton.engine.push;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.engine.job.JobStatus;
import java.util.Map;

/**
 * How an attempt ended, as its target says.
 *
 * @param userData output user data by name, stored before the job ends
 * @param error for people; null for none
 */
public record Answer(boolean completed, int returnCode, Map<String, JsonNode> userData, String error) {
    public Answer {
        userData = Map.copyOf(userData);
    }

    /** Where a job goes by this answer, unless a rule lets it run again. */
    public JobStatus status() {
        return completed ? JobStatus.COMPLETED : JobStatus.FAILED;
    }

    /** A failure with this code. */
    public static Answer failed(int returnCode, String error) {
        return new Answer(false, returnCode, Map.of(), error);
    }
}
