package dev.baton.engine.pipeline;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A message that changed nothing, as the audit trail keeps it.
 *
 * @param at when it came, in milliseconds since 1970
 * @param event what was asked for, as the sender said it; null if nothing
 * @param reason for people
 * @param data what came with it; null for nothing, and where the sender had no right to speak
 */
public record Refusal(Kind kind, long at, String event, String eventId, String reason, JsonNode data) {
    /** Why nothing changed. */
    public enum Kind {
        /** The state does not allow the event; also a late notification. */
        ILLEGAL,
        /** The event's id was seen before. */
        DUPLICATE,
        /** The token is wrong, another job's, or too old. */
        TOKEN,
        /** There is no such job. */
        UNKNOWN,
        /** The message says nothing that could be done, or says it in a wrong form. */
        INVALID,
        /** The status stands for no event. */
        IGNORED,
        /** No refusal: the job was canceled or deleted, which leaves nothing else behind. */
        REMOVED
    }
}
