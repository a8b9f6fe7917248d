package dev.baton.doors.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.doors.error.RequestException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The fields of a JSON object that a client sent. A method with a fallback gives that for a field that is absent or null;
 * one without demands the field. What is wrong is a RequestException with status 422 that names the field and the remedy.
 * Keys that nobody asks for are ignored, as Torc does.
 */
public final class Body {
    private final JsonNode node;
    private final String path;

    private Body(JsonNode node, String path) {
        this.node = node;
        this.path = path;
    }

    /** The object in these bytes; status 400 where they are no JSON. */
    public static Body parse(byte[] bytes) {
        JsonNode node = ExactJson.parse(bytes);
        if (!node.isObject()) {
            throw RequestException.wrong("the body must be a JSON object");
        }
        return new Body(node, "");
    }

    /** As {@link #parse}, but no bytes at all are an empty object. */
    public static Body parseOptional(byte[] bytes) {
        return bytes == null || bytes.length == 0 ? new Body(ExactJson.MAPPER.createObjectNode(), "") : parse(bytes);
    }

    /** Any JSON; JSON's null is the fallback. */
    public JsonNode json(String key, JsonNode fallback) {
        JsonNode value = node.get(key);
        return value == null || value.isNull() ? fallback : value;
    }

    public JsonNode json(String key) {
        return required(key, json(key, null));
    }

    public String text(String key) {
        return required(key, text(key, null));
    }

    public String text(String key, String fallback) {
        return read(key, fallback, value -> value.isTextual() ? value.textValue() : refuse(key, "a string", value));
    }

    /** Text that must not be longer than so many bytes of UTF-8. */
    public String text(String key, String fallback, int maxBytes) {
        String text = text(key, fallback);
        if (text != null && text.length() > maxBytes / 4 && text.getBytes(StandardCharsets.UTF_8).length > maxBytes) {
            throw RequestException.tooLarge(path + key + " is larger than " + maxBytes + " bytes; put it in a file");
        }
        return text;
    }

    /** JSON text: a string is taken as it is, anything else is written out. */
    public String jsonText(String key, String fallback) {
        return read(key, fallback, value -> value.isTextual() ? value.textValue() : value.toString());
    }

    /** A name: 1 to 255 characters, none of them a control character. */
    public String name(String key) {
        return required(key, name(key, null));
    }

    public String name(String key, String fallback) {
        String name = text(key, fallback);
        if (name != null
                && (name.isBlank()
                        || name.codePointCount(0, name.length()) > Limits.NAME
                        || name.chars().anyMatch(Character::isISOControl))) {
            throw RequestException.wrong(path + key + " must have 1 to 255 characters and no control characters");
        }
        return name;
    }

    public boolean flag(String key, boolean fallback) {
        return read(key, fallback, value -> switch (value.getNodeType()) {
            case BOOLEAN -> value.booleanValue();
            case NUMBER -> value.decimalValue().signum() != 0;
            case ARRAY, BINARY, MISSING, NULL, OBJECT, POJO, STRING -> refuse(key, "true or false", value);
        });
    }

    public long integer(String key) {
        return required(key, integer(key, null));
    }

    /** A whole number of 64 bits. */
    public Long integer(String key, Long fallback) {
        return read(
                key,
                fallback,
                value -> value.isIntegralNumber() && value.canConvertToLong()
                        ? (Long) value.longValue()
                        : refuse(key, "a whole number below 2^63", value));
    }

    public int int32(String key) {
        return required(key, int32(key, null));
    }

    /** A whole number of 32 bits. */
    public Integer int32(String key, Integer fallback) {
        return read(
                key,
                fallback,
                value -> value.isIntegralNumber() && value.canConvertToInt()
                        ? (Integer) value.intValue()
                        : refuse(key, "a whole number below 2^31", value));
    }

    public double number(String key) {
        return required(key, number(key, null));
    }

    /** A number that a double can hold. */
    public Double number(String key, Double fallback) {
        return read(
                key,
                fallback,
                value -> value.isNumber() && Double.isFinite(value.doubleValue())
                        ? (Double) value.doubleValue()
                        : refuse(key, "a number", value));
    }

    public long id(String key) {
        return required(key, id(key, null));
    }

    /** The id of a record: a positive whole number. */
    public Long id(String key, Long fallback) {
        return read(key, fallback, value -> positive(key, value));
    }

    public List<Long> ids(String key, List<Long> fallback) {
        return read(key, fallback, value -> {
            List<Long> ids = new ArrayList<>(value.size());
            array(key, value).forEach(each -> ids.add(positive(key, each)));
            return ids;
        });
    }

    /** A list of strings. */
    public List<String> texts(String key, List<String> fallback) {
        return read(key, fallback, value -> {
            List<String> texts = new ArrayList<>(value.size());
            array(key, value)
                    .forEach(each ->
                            texts.add(each.isTextual() ? each.textValue() : refuse(key, "a list of strings", each)));
            return texts;
        });
    }

    /** An object within this one. */
    public Body object(String key) {
        JsonNode value = json(key);
        return value.isObject() ? new Body(value, path + key + ".") : refuse(key, "a JSON object", value);
    }

    /** A list of objects. */
    public List<Body> objects(String key) {
        List<Body> bodies = new ArrayList<>();
        for (JsonNode each : array(key, json(key))) {
            String place = path + key + "[" + bodies.size() + "]";
            if (!each.isObject()) {
                throw RequestException.wrong(place + " must be a JSON object");
            }
            bodies.add(new Body(each, place + "."));
        }
        return bodies;
    }

    /** One of the values that the parser knows; given as a string or as a number. */
    public <T> T choice(String key, T fallback, String expected, Function<String, Optional<T>> parser) {
        return read(
                key,
                fallback,
                value -> value.isValueNode()
                        ? parser.apply(value.asText()).orElseGet(() -> refuse(key, expected, value))
                        : refuse(key, expected, value));
    }

    /** The value, or a refusal that names the missing field. */
    public <T> T required(String key, T value) {
        if (value == null) {
            throw RequestException.wrong(path + key + " is missing; add it to the body", key, null);
        }
        return value;
    }

    private <T> T read(String key, T fallback, Function<JsonNode, T> reader) {
        JsonNode value = node.get(key);
        return value == null || value.isNull() ? fallback : reader.apply(value);
    }

    private Long positive(String key, JsonNode value) {
        return value.isIntegralNumber() && value.canConvertToLong() && value.longValue() > 0
                ? (Long) value.longValue()
                : refuse(key, "the id of a record, a positive whole number", value);
    }

    private JsonNode array(String key, JsonNode value) {
        return value.isArray() ? value : refuse(key, "a list", value);
    }

    private <T> T refuse(String key, String expected, JsonNode value) {
        String text = value.toString();
        String shown = text.length() > 60 ? text.substring(0, 60) + "…" : text;
        throw RequestException.wrong(path + key + " must be " + expected + ", not " + shown, key, shown);
    }
}
