package dev.baton.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.engine.job.JobStatus;
import dev.baton.engine.push.AnswerText;
import dev.baton.engine.push.Callbacks.Word;
import java.time.DateTimeException;
import java.time.Instant;

/** Reads messages; what is wrong is an IllegalArgumentException that names the field and the remedy. */
record MessageReader(JsonNode node) {
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
            default ->
                throw new IllegalArgumentException("kind must be one of " + Message.KINDS + ", not " + shown(kind));
        };
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
