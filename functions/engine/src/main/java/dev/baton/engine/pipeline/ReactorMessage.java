package dev.baton.engine.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * A message to one of the two built-in actors.
 *
 * @param body what was posted: JSON, or text that is none; null for nothing
 * @param context the query parameters, percent-decoded; those that are not known are not looked at
 * @param id makes a repetition return the first outcome, null for a message of its own each time; one in the body comes
 *     first
 * @param fresh whether nobody can have come with this id before, so that its repetition need not be looked for
 */
public record ReactorMessage(JsonNode body, Map<String, String> context, String id, boolean fresh) {
    public ReactorMessage {
        context = Map.copyOf(context);
    }

    /** One that may be a repetition. */
    public ReactorMessage(JsonNode body, Map<String, String> context, String id) {
        this(body, context, id, false);
    }

    /** Whether an event with this id cannot have been applied before. */
    boolean isFresh(String eventId) {
        return fresh && id.equals(eventId);
    }

    /** The first of the parameters that is given and not empty, or null. */
    String first(String... names) {
        for (String name : names) {
            String value = context.get(name);
            if (value != null && !value.isEmpty()) {
                return value;
            }
        }
        return null;
    }

    @Override
    public String toString() {
        return "ReactorMessage";
    }
}
