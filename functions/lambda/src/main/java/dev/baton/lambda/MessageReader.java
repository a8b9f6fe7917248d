package dev.baton.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.engine.job.JobStatus;
import dev.baton.engine.push.AnswerText;
import dev.baton.engine.push.Callbacks.Word;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads messages; what is wrong is an IllegalArgumentException that names the field and the remedy. */
record MessageReader(JsonNode node) {
    private static final int LONGEST_KEY = 128;

    /** The message that the JSON is (schemas/message.schema.json of the events). */
    static Message read(JsonNode node) {
        if (node == null || !node.isObject()) {
            throw new IllegalArgumentException("the message must be a JSON object with the field kind");
        }
        return new MessageReader(node).message();
    }

    private Message message() {
        String kind = text("kind");
        return switch (kind) {
            case "tick" -> new Message.Tick();
            case "finish" -> finish();
            case "callback" ->
                new Message.Callback(integer("job_id", 1, Long.MAX_VALUE), text("nonce"), text("token"), word());
            case "actor" -> toActor();
            default ->
                throw new IllegalArgumentException("kind must be one of " + Message.KINDS + ", not " + shown(kind));
        };
    }

    private Message toActor() {
        Map<String, String> query = query();
        JsonNode body = node.get("message");
        if (body == null && query.containsKey("uuid")) {
            // A notification that says all in its query.
            body = JsonNodeFactory.instance.objectNode();
        }
        if (body == null
                || body.isNull()
                || body.isTextual() && body.textValue().isEmpty()) {
            throw new IllegalArgumentException("message is missing; add what the actor is to be told, JSON or text");
        }
        Optional<String> key = optional("key");
        if (key.isPresent() && (key.get().isBlank() || key.get().length() > LONGEST_KEY)) {
            throw new IllegalArgumentException("key must have 1 to " + LONGEST_KEY + " characters");
        }
        return new Message.ToActor(text("actor"), body, query, optional("nonce"), key);
    }

    private Map<String, String> query() {
        JsonNode pairs = node.path("query");
        if (!pairs.isMissingNode() && !pairs.isObject()) {
            throw new IllegalArgumentException("query must be an object whose values are strings");
        }
        Map<String, String> query = new TreeMap<>();
        pairs.properties().forEach(pair -> {
            if (!pair.getValue().isTextual()) {
                throw new IllegalArgumentException("query." + shown(pair.getKey()) + " must be a string");
            }
            query.put(pair.getKey(), pair.getValue().textValue());
        });
        return query;
    }

    private Optional<String> optional(String field) {
        return node.hasNonNull(field) ? Optional.of(text(field)) : Optional.empty();
    }

    private Message finish() {
        return new Message.Finish(
                integer("job_id", 1, Long.MAX_VALUE),
                (int) integer("attempt", 1, Integer.MAX_VALUE),
                integer("run_id", 0, Long.MAX_VALUE),
                status(),
                (int) integer("return_code", Integer.MIN_VALUE, Integer.MAX_VALUE),
                node.path("exec_time_minutes").asDouble(0),
                time());
    }

    private JobStatus status() {
        String text = text("status");
        return switch (JobStatus.parse(text).orElse(JobStatus.READY)) {
            case COMPLETED -> JobStatus.COMPLETED;
            case FAILED -> JobStatus.FAILED;
            case TERMINATED -> JobStatus.TERMINATED;
            case UNINITIALIZED, BLOCKED, READY, PENDING, RUNNING, CANCELED, DISABLED, PENDING_FAILED ->
                throw new IllegalArgumentException(
                        "status must be completed, failed or terminated, not " + shown(text));
        };
    }

    private Word word() {
        String status = text("status");
        return switch (status) {
            case "completed" -> new Word.Ended(AnswerText.of(true, node));
            case "failed" -> new Word.Ended(AnswerText.of(false, node));
            case "running" -> new Word.Running();
            default ->
                throw new IllegalArgumentException("status must be completed, failed or running, not " + shown(status));
        };
    }

    private String time() {
        if (!node.hasNonNull("completion_time")) {
            return null;
        }
        String text = text("completion_time");
        try {
            return Instant.parse(text).toString();
        } catch (DateTimeException wrong) {
            throw new IllegalArgumentException(
                    "completion_time must be like 2026-11-21T10:00:00Z, not " + shown(text), wrong);
        }
    }

    private String text(String field) {
        JsonNode value = present(field);
        if (!value.isTextual()) {
            throw new IllegalArgumentException(field + " must be a string");
        }
        return value.textValue();
    }

    private long integer(String field, long least, long most) {
        JsonNode value = present(field);
        if (!value.isIntegralNumber()
                || !value.canConvertToLong()
                || value.longValue() < least
                || value.longValue() > most) {
            throw new IllegalArgumentException(field + " must be a whole number from " + least + " to " + most
                    + ", not " + shown(value.toString()));
        }
        return value.longValue();
    }

    private JsonNode present(String field) {
        if (!node.hasNonNull(field)) {
            throw new IllegalArgumentException(field + " is missing; add it to the message");
        }
        return node.get(field);
    }

    private static String shown(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }
}
