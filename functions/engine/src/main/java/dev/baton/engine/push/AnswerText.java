package dev.baton.engine.push;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.engine.record.Json;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Answers as JSON: {@code {"status": "completed" | "failed", "return_code": 0, "user_data": {name: value}, "error": text}}, all
 * but the status optional. What is wrong is an IllegalArgumentException that names the field.
 */
public final class AnswerText {
    /** The codes of jobs whose target did not give one. */
    private static final int GOOD = 0;

    private static final int BAD = 1;

    private AnswerText() {}

    /**
     * What a target answered to a delivery.
     *
     * @param body the body of a reply with a 2xx status
     * @return empty where the target took the job on and calls back: the body is empty, or no JSON map with a status, or the
     *     status is {@code accepted}
     */
    public static Optional<Answer> ofReply(String body) {
        JsonNode json = map(body);
        JsonNode status = json == null ? null : json.get("status");
        if (status == null || !status.isTextual() || status.textValue().equalsIgnoreCase("accepted")) {
            return Optional.empty();
        }
        return switch (status.textValue().toLowerCase(Locale.ROOT)) {
            case "completed", "finished" -> Optional.of(of(true, json));
            case "failed" -> Optional.of(of(false, json));
            default ->
                throw new IllegalArgumentException(
                        "the status of an answer must be completed, failed or accepted, not " + status);
        };
    }

    /** The rest of an answer whose status is known; null for an empty body. */
    public static Answer of(boolean completed, JsonNode body) {
        if (body == null || body.isNull() || body.isMissingNode()) {
            return new Answer(completed, completed ? GOOD : BAD, Map.of(), null);
        }
        if (!body.isObject()) {
            throw new IllegalArgumentException("an answer must be a JSON map");
        }
        return new Answer(completed, code(completed, body), userData(body), error(body));
    }

    private static int code(boolean completed, JsonNode body) {
        JsonNode code = body.path("return_code");
        if (code.isMissingNode() || code.isNull()) {
            return completed ? GOOD : BAD;
        }
        if (!code.isIntegralNumber() || !code.canConvertToInt()) {
            throw new IllegalArgumentException("return_code must be a whole number of 32 bits, not " + code);
        }
        if (completed && code.intValue() != GOOD) {
            throw new IllegalArgumentException("return_code must be 0 where the status is completed, not " + code);
        }
        return code.intValue();
    }

    private static Map<String, JsonNode> userData(JsonNode body) {
        JsonNode data = body.path("user_data");
        Map<String, JsonNode> values = new LinkedHashMap<>();
        if (data.isMissingNode() || data.isNull()) {
            return values;
        }
        if (!data.isObject()) {
            throw new IllegalArgumentException("user_data must be a map from names to values");
        }
        data.properties().forEach(entry -> values.put(entry.getKey(), entry.getValue()));
        return values;
    }

    private static String error(JsonNode body) {
        JsonNode error = body.path("error");
        return error.isMissingNode() || error.isNull()
                ? null
                : error.isTextual() ? error.textValue() : error.toString();
    }

    private static JsonNode map(String body) {
        try {
            JsonNode json = body == null || body.isBlank() ? null : Json.value(body);
            return json != null && json.isObject() ? json : null;
        } catch (RuntimeException noJson) {
            return null;
        }
    }
}
