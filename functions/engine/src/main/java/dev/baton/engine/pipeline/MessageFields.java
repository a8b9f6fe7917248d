package dev.baton.engine.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.engine.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The fields of a message; what is wrong is refused by the field's name. A null counts as absent. */
record MessageFields(JsonNode message) {
    /** Refuses fields that are not among these. */
    MessageFields only(Set<String> known) {
        message.properties().forEach(field -> {
            if (!known.contains(field.getKey())) {
                throw new RefusedException(Shown.text(field.getKey()) + ": unknown field; known are "
                        + String.join(", ", known.stream().sorted().toList()));
            }
        });
        return this;
    }

    boolean has(String name) {
        return message.hasNonNull(name);
    }

    String text(String name) {
        JsonNode value = value(name);
        if (value != null && !value.isTextual()) {
            throw wrong(name, "text");
        }
        return value == null ? null : value.textValue();
    }

    /** Text of a length from 1. */
    String word(String name) {
        String text = text(name);
        if (text != null && (text.isEmpty() || !text.equals(Shown.line(text)))) {
            throw wrong(name, "text on one line, not empty");
        }
        return text;
    }

    String uuid(String name) {
        String text = text(name);
        return text == null ? null : TypedUuid.parse(text).orElseThrow(() -> wrong(name, "a UUID"));
    }

    /** A token: its length is checked, never shown. */
    String token() {
        String text = text("token");
        if (text != null && (text.length() < 16 || text.length() > 17)) {
            throw wrong("token", "16 or 17 characters");
        }
        return text;
    }

    JsonNode object(String name) {
        JsonNode value = value(name);
        if (value != null && !value.isObject()) {
            throw wrong(name, "an object");
        }
        return value;
    }

    JsonNode array(String name) {
        JsonNode value = value(name);
        if (value != null && !value.isArray()) {
            throw wrong(name, "an array");
        }
        return value;
    }

    /** UUIDs in lower case; null where absent. */
    List<String> uuids(String name) {
        JsonNode value = array(name);
        if (value == null) {
            return null;
        }
        List<String> uuids = new ArrayList<>();
        for (JsonNode each : value) {
            uuids.add(TypedUuid.parse(each.textValue()).orElseThrow(() -> wrong(name, "an array of UUIDs")));
        }
        return uuids;
    }

    boolean flag(String name) {
        JsonNode value = value(name);
        if (value != null && !value.isBoolean()) {
            throw wrong(name, "true or false");
        }
        return value != null && value.booleanValue();
    }

    <T> T required(String name, T value) {
        if (value == null) {
            throw new RefusedException(name + ": is missing");
        }
        return value;
    }

    static RefusedException wrong(String name, String expected) {
        return new RefusedException(name + ": must be " + expected);
    }

    private JsonNode value(String name) {
        return message.hasNonNull(name) ? message.get(name) : null;
    }
}
