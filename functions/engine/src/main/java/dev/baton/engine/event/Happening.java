package dev.baton.engine.event;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Something that happened in a workflow, as listeners hear of it.
 *
 * @param key the same whenever it is told again; no other happening of the workflow has it
 * @param millis when, in milliseconds since 1970; 0 where nobody wrote that down
 * @param type such as job_started or job_completed
 */
public record Happening(long workflowId, String key, long millis, String type, Severity severity, JsonNode data) {
    /** How much it matters, least first. */
    public enum Severity {
        DEBUG,
        INFO,
        WARNING,
        ERROR
    }
}
