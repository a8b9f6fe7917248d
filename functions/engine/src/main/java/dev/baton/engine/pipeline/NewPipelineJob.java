package dev.baton.engine.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A job to be set up; null where nothing is said.
 *
 * @param pipelineUuid a registered pipeline
 * @param uuid the job's identity, if the caller wants to choose it
 * @param data what it is parameterised with; its identity (and its path, after 2018) hang on this
 * @param setupData data given at setup: stands in the history; counts for the identity after 2018, but not for the path
 * @param childOf UUIDs of what the job is about, all of one type (after 2018)
 * @param names the lab, experiment, sample and measurement (2018: parts of the path)
 * @param actorId the actor that sets it up (2018: part of the identity)
 * @param archivePath where outputs go, if the caller wants to choose it
 * @param instanced whether the path of a job of 2020 ends with session and time; those of 2018 always do
 * @param extra other fields of the document, such as archive_patterns, kept as given; null or an object
 * @param requestId makes a repetition return the first outcome
 */
public record NewPipelineJob(
        String pipelineUuid,
        String uuid,
        JsonNode data,
        JsonNode setupData,
        List<String> childOf,
        Names names,
        String actorId,
        String archivePath,
        String archiveSystem,
        String session,
        String agent,
        String task,
        boolean instanced,
        JsonNode extra,
        String requestId) {
    public NewPipelineJob {
        pipelineUuid = TypedUuid.parse(pipelineUuid).orElse(pipelineUuid);
        uuid = TypedUuid.parse(uuid).orElse(uuid);
        childOf = childOf == null
                ? List.of()
                : childOf.stream().distinct().sorted().toList();
        names = names == null ? Names.NONE : names;
    }

    /** What a job of 2018 is about; null for what is not given. */
    public record Names(String lab, String experiment, String sample, String measurement) {
        static final Names NONE = new Names(null, null, null, null);
    }

    /** A job of this pipeline with this data and nothing else. */
    public static NewPipelineJob of(String pipelineUuid, JsonNode data) {
        return new NewPipelineJob(
                pipelineUuid, null, data, null, null, null, null, null, null, null, null, null, false, null, null);
    }
}
