package dev.baton.engine.data;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * JSON that jobs hand to one another.
 *
 * @param id 0 in a draft
 * @param data any JSON; null while nobody wrote it
 */
public record UserData(long id, long workflowId, String name, boolean ephemeral, JsonNode data) {}
