package dev.baton.engine.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.engine.RefusedException;
import dev.baton.engine.record.Json;
import java.util.Set;

/** How to tell the forms of messages apart. */
final class MessageForms {
    static final Set<String> EVENT = Set.of("uuid", "event", "name", "data", "token", "event_id", "__options");

    private static final Set<String> AGAVE =
            Set.of("owner", "appId", "executionSystem", "archivePath", "archiveSystem", "status");
    private static final Set<String> ALOE = Set.of("tenantId", "tenantQueue");
    private static final Set<String> OLDER = Set.of("inputs", "parameters", "_links");

    private MessageForms() {}

    /**
     * The message in what was posted: Abaco takes the field {@code message}, if it says something, and else all. Where a
     * callback URL says what is meant, a body that has other fields, too, is data and stays whole.
     */
    static JsonNode unwrapped(JsonNode body, boolean callback) {
        JsonNode inner = body == null ? null : body.get("message");
        boolean wrapped = inner != null && says(inner) && (body.size() == 1 || !callback);
        return parsed(wrapped ? inner : body);
    }

    private static boolean says(JsonNode value) {
        return value.isTextual() ? !value.textValue().isEmpty() : value.isContainerNode() && !value.isEmpty();
    }

    /** Text that is JSON counts as what it says. */
    private static JsonNode parsed(JsonNode body) {
        if (body == null || !body.isTextual()) {
            return body;
        }
        String text = body.textValue().strip();
        if (!text.startsWith("{") && !text.startsWith("[")) {
            return body;
        }
        try {
            JsonNode value = Json.value(text);
            return value == null ? body : value;
        } catch (IllegalStateException noJson) {
            return body;
        }
    }

    /** Whether it is an event message and nothing else, so that it speaks louder than the URL. */
    static boolean isEvent(JsonNode body) {
        return body instanceof ObjectNode object
                && TypedUuid.parse(object.path("uuid").textValue()).isPresent()
                && PipelineEvent.of(object.path(object.hasNonNull("event") ? "event" : "name")
                                .textValue())
                        .isPresent()
                && object.properties().stream().allMatch(field -> EVENT.contains(field.getKey()));
    }

    /** Whether it is the body of an Aloe job's notification. */
    static boolean isAloe(JsonNode body) {
        return hasTexts(body, AGAVE) && hasTexts(body, ALOE);
    }

    /** Whether it is the body of an Agave job's notification. */
    static boolean isAgave(JsonNode body) {
        return hasTexts(body, AGAVE) && OLDER.stream().allMatch(body::has);
    }

    private static boolean hasTexts(JsonNode body, Set<String> names) {
        return body != null && names.stream().allMatch(name -> body.path(name).isTextual());
    }

    static RefusedException nothing() {
        return new RefusedException("No actionable event was received.");
    }
}
