package dev.baton.engine.push;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.engine.record.Json;
import java.nio.charset.StandardCharsets;

/**
 * What a target gets (schema: {@code schemas/push-delivery.schema.json}). It holds the token for calling back, so that it must
 * not be logged.
 *
 * @param idempotencyKey the same for every sending of one attempt
 */
public record Delivery(long jobId, int attempt, String idempotencyKey, ObjectNode payload) {
    /** The payload as UTF-8. */
    public byte[] bytes() {
        return Json.text(payload).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "Delivery[" + idempotencyKey + "]";
    }
}
