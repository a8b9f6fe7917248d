package dev.baton.engine.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Which job it is: a hash of what it is made of, so that the same parameters mean the same job. */
final class JobIdentity {
    private JobIdentity() {}

    /** The caller's own UUID, or the generation's hash. */
    static String of(StateMachine machine, NewPipelineJob draft) {
        if (draft.uuid() != null) {
            return draft.uuid();
        }
        return switch (machine) {
            case SEED -> seed(draft.actorId(), orEmpty(draft.data()));
            case NEWEST -> newest(draft.pipelineUuid(), draft.childOf(), data(draft));
        };
    }

    /** 2018: the originating actor and the data. */
    static String seed(String actorId, JsonNode data) {
        ObjectNode made = JsonNodeFactory.instance.objectNode();
        made.put("actor_id", actorId);
        made.set("data", data);
        return TypedUuid.plain(PythonText.json(made));
    }

    /** 2020: the pipeline, what the job is about, and the data; parts sorted as text. */
    static String newest(String pipelineUuid, List<String> childOf, JsonNode data) {
        List<String> parts = new ArrayList<>(List.of(pipelineUuid, PythonText.json(data)));
        if (!childOf.isEmpty()) {
            parts.add(PythonText.list(childOf));
        }
        parts.sort(null);
        return TypedUuid.typed(TypedUuid.JOB, String.join(":", parts));
    }

    /** The data of a job of 2020: what was given at setup lies over what was given before. */
    static JsonNode data(NewPipelineJob draft) {
        JsonNode data = orEmpty(draft.data());
        if (data instanceof ObjectNode base && draft.setupData() instanceof ObjectNode over) {
            ObjectNode merged = base.deepCopy();
            merge(merged, over);
            return merged;
        }
        return draft.setupData() == null || draft.setupData().isNull() ? data : draft.setupData();
    }

    private static void merge(ObjectNode base, ObjectNode over) {
        over.properties().forEach(field -> {
            if (base.get(field.getKey()) instanceof ObjectNode left && field.getValue() instanceof ObjectNode right) {
                merge(left, right);
            } else {
                base.set(field.getKey(), field.getValue());
            }
        });
    }

    static JsonNode orEmpty(JsonNode data) {
        return data == null || data.isNull() ? JsonNodeFactory.instance.objectNode() : data;
    }
}
