package dev.baton.engine.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.engine.RefusedException;

/**
 * An event for a job.
 *
 * @param data kept with it, of any kind; null for nothing
 * @param id what makes a repetition return the first outcome, 1 to 128 printable characters; null for an event of its own each time
 */
public record JobEvent(String uuid, PipelineEvent event, JsonNode data, String id, Credential by) {
    private static final int LONGEST_ID = 128;

    public JobEvent {
        check(id);
    }

    static void check(String id) {
        if (id != null && (id.isEmpty() || id.length() > LONGEST_ID || !id.equals(Shown.line(id)))) {
            throw new RefusedException("event_id: 1 to " + LONGEST_ID + " printable characters");
        }
    }
}
