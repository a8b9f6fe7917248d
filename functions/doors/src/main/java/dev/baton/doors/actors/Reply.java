package dev.baton.doors.actors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.doors.access.ActorsGate;
import java.nio.charset.StandardCharsets;

/** What goes back: a status, a content type, and bytes. */
record Reply(int status, String contentType, byte[] body) {
    private static final String JSON = "application/json";

    /** Abaco's envelope of a success; the result may be null. */
    static Reply of(String message, JsonNode result) {
        return envelope(200, "success", message, result);
    }

    /** It goes on; the result tells where to ask. */
    static Reply later(String message, JsonNode result) {
        return envelope(202, "success", message, result);
    }

    static Reply refused(int status, String message) {
        return envelope(status, "error", message, null);
    }

    /** Bytes without an envelope. */
    static Reply raw(byte[] body) {
        return new Reply(200, "application/octet-stream", body);
    }

    private static Reply envelope(int status, String word, String message, JsonNode result) {
        ObjectNode envelope = JsonNodeFactory.instance.objectNode();
        envelope.put("message", message).put("status", word).put("version", ActorsGate.VERSION);
        envelope.set("result", result == null ? JsonNodeFactory.instance.nullNode() : result);
        return new Reply(status, JSON, envelope.toString().getBytes(StandardCharsets.UTF_8));
    }
}
