package dev.baton.engine.spec;

import com.fasterxml.jackson.databind.JsonNode;

/** User data of a {@link WorkflowSpec}; the data is null until a job or a user writes it. */
public record UserDataSpec(String name, JsonNode data, boolean ephemeral) {}
