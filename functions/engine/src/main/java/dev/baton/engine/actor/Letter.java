package dev.baton.engine.actor;

import java.util.Map;

/**
 * A message on its way to an actor.
 *
 * @param message as the actor shall see it: text, JSON text, or base64 where the content type is {@link #BINARY}
 * @param contentType {@code str}, {@code application/json} or {@code application/octet-stream}
 * @param context the query parameters that came with it, without secrets of ours
 * @param executor whose message it is
 * @param key makes the same letter sent again within 24 hours the same execution; null for none
 */
public record Letter(String message, String contentType, Map<String, String> context, String executor, String key) {
    public static final String TEXT = "str";
    public static final String JSON = "application/json";
    public static final String BINARY = "application/octet-stream";

    public Letter {
        context = Map.copyOf(context);
    }
}
