package dev.baton.engine.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A job as it stands. Times are in milliseconds since 1970.
 *
 * @param entries how many entries its history has, from 1
 * @param lastEvent the event of the newest entry, which was at {@code updatedAt}
 */
public record PipelineJob(
        String uuid,
        String pipelineUuid,
        StateMachine machine,
        PipelineState state,
        PipelineEvent lastEvent,
        long entries,
        long createdAt,
        long updatedAt,
        About about) {
    /**
     * What never changes.
     *
     * @param path where its outputs go: absolute
     * @param system the storage system that the path is on
     * @param data what it is parameterised with; null for nothing
     * @param extra other fields of its document; null or an object
     */
    public record About(
            String path,
            String system,
            JsonNode data,
            String session,
            String actorId,
            String agent,
            String task,
            List<String> childOf,
            JsonNode extra) {}
}
