package dev.baton.engine.event;

import com.fasterxml.jackson.databind.JsonNode;

/** Something that happened in a workflow, kept for people; id 0 in a draft, the timestamp in ISO-8601 UTC with milliseconds. */
public record Event(long id, long workflowId, String timestamp, JsonNode data) {}
