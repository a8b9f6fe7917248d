package dev.baton.engine.pipeline;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A pipeline to be registered; null where nothing is said.
 *
 * @param uuid a caller's own identity; otherwise it is hashed from id and components
 * @param components an array of objects, each with what {@link PipelineIdentity} says
 * @param machine {@link StateMachine#SEED} where it is null
 */
public record NewPipeline(
        String uuid, String id, String name, String description, JsonNode components, StateMachine machine) {}
