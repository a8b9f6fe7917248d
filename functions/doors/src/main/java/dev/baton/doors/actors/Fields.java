package dev.baton.doors.actors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.baton.engine.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The fields of a request: from a JSON object, a form, or the query, as Abaco takes them; in camel case, or with underscores. What is
 * wrong is refused with the field's name.
 */
final class Fields {
    private final ObjectNode body;
    private final Map<String, String> query;

    private Fields(ObjectNode body, Map<String, String> query) {
        this.body = body;
        this.query = query;
    }

    static Fields of(Ask ask) {
        String text = Text.utf8(ask.body());
        JsonNode json = Text.json(text);
        if (json instanceof ObjectNode object) {
            return new Fields(object, ask.query());
        }
        if (json != null || ask.contentType().equals("application/json") && !text.isBlank()) {
            throw new RefusedException("The body must be a JSON object or a form.");
        }
        ObjectNode form = JsonNodeFactory.instance.objectNode();
        Text.pairs(text.strip()).forEach(form::put);
        return new Fields(form, ask.query());
    }

    /** The value of a field; null where it is absent or null. */
    JsonNode json(String name) {
        String snake = name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
        for (String each : List.of(name, snake)) {
            if (body.hasNonNull(each)) {
                return body.get(each);
            }
        }
        for (String each : List.of(name, snake)) {
            if (query.containsKey(each)) {
                return TextNode.valueOf(query.get(each));
            }
        }
        return null;
    }

    String text(String name, String fallback) {
        JsonNode value = json(name);
        if (value != null && !value.isValueNode()) {
            throw wrong(name, "text");
        }
        return value == null ? fallback : value.asText();
    }

    String text(String name) {
        String text = text(name, null);
        if (text == null || text.isEmpty()) {
            throw new RefusedException("Missing required field: " + name + ".");
        }
        return text;
    }

    boolean flag(String name, boolean fallback) {
        String text = text(name, null);
        if (text == null) {
            return fallback;
        }
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "1", "yes" -> true;
            case "false", "0", "no" -> false;
            default -> throw wrong(name, "true or false");
        };
    }

    Long integer(String name, Long fallback) {
        String text = text(name, null);
        if (text == null || text.isEmpty()) {
            return fallback;
        }
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException noNumber) {
            throw wrong(name, "a whole number");
        }
    }

    /** An object, which a form gives as JSON text. */
    JsonNode object(String name, JsonNode fallback) {
        JsonNode value = json(name);
        JsonNode parsed = value != null && value.isTextual() ? Text.json(value.textValue()) : value;
        if (value == null) {
            return fallback;
        }
        if (parsed == null || !parsed.isObject()) {
            throw wrong(name, "an object");
        }
        return parsed;
    }

    /** A list of strings, which a form gives as JSON text or separated by commas. */
    List<String> list(String name, List<String> fallback) {
        JsonNode value = json(name);
        if (value == null) {
            return fallback;
        }
        JsonNode parsed = value.isTextual() && value.textValue().startsWith("[") ? Text.json(value.textValue()) : value;
        List<String> list = new ArrayList<>();
        if (parsed != null && parsed.isTextual()) {
            list.addAll(List.of(parsed.textValue().strip().split("\\s*,\\s*")));
            list.remove("");
            return list;
        }
        if (parsed == null || !parsed.isArray()) {
            throw wrong(name, "a list of strings");
        }
        for (JsonNode each : parsed) {
            if (!each.isTextual()) {
                throw wrong(name, "a list of strings");
            }
            list.add(each.textValue());
        }
        return list;
    }

    private static RefusedException wrong(String name, String expected) {
        return new RefusedException("Invalid value for " + name + ": it must be " + expected + ".");
    }
}
