package dev.baton.engine.pipeline;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A set of components and fixed options whose runs are jobs.
 *
 * @param uuid its identity, in lower case
 * @param id the caller's name for it, by convention an app's id
 * @param components what it is made of: an array of objects
 * @param machine the state machine of its jobs
 * @param createdAt in milliseconds since 1970
 * @param retiredAt in milliseconds since 1970, 0 while it takes new jobs
 */
public record Pipeline(
        String uuid,
        String id,
        String name,
        String description,
        JsonNode components,
        StateMachine machine,
        long createdAt,
        long retiredAt) {
    /** Whether it takes no new jobs any more. */
    public boolean retired() {
        return retiredAt != 0;
    }
}
