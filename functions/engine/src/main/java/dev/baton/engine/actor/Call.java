package dev.baton.engine.actor;

import java.util.Map;

/**
 * One run of an execution, as whoever runs it gets it.
 *
 * @param attempt from 1; the same execution may be run again after a crash, never twice at once
 * @param message as in {@link Letter}
 * @param context default environment, query parameters and Abaco's own variables, in rising precedence
 * @param receivedAt when the message came, in milliseconds since 1970
 */
public record Call(
        String actorId,
        String executionId,
        int attempt,
        String message,
        String contentType,
        Map<String, String> context,
        String executor,
        long receivedAt) {}
