package dev.baton.engine.pipeline;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One thing that happened to a job.
 *
 * @param number from 1, without gaps
 * @param eventId what the sender called it, null if nothing
 * @param at in milliseconds since 1970; never before the entry before it
 * @param state the state since then
 * @param data what came with the event; null for nothing
 */
public record HistoryEntry(
        long number, PipelineEvent event, String eventId, long at, PipelineState state, JsonNode data) {}
