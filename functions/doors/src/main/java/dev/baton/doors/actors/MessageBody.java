package dev.baton.doors.actors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.baton.engine.RefusedException;
import dev.baton.engine.actor.Letter;
import dev.baton.engine.actor.Mailbox;
import java.util.Base64;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * The message that a request carries, whatever content type its sender's tool put on it.
 *
 * @param text as the actor gets it
 * @param shown as the reply repeats it
 */
record MessageBody(String text, String contentType, JsonNode shown) {
    static final String MESSAGE = "message";
    private static final String EMPTY = "The message could not be serialized: send JSON, or a field " + MESSAGE + ".";

    /**
     * Reads it; RefusedException where there is none.
     *
     * @param manager asked only where it matters: whether the message is for one of our managers, to whom a body that comes by a
     *     callback URL is data, of which nothing may be lost
     */
    static MessageBody of(Ask ask, BooleanSupplier manager) {
        if (ask.contentType().equals(Letter.BINARY) && ask.body().length > 0) {
            return new MessageBody(
                    Base64.getEncoder().encodeToString(ask.body()),
                    Letter.BINARY,
                    TextNode.valueOf("Binary - omitted"));
        }
        String body = Text.utf8(ask.body()).strip();
        JsonNode json = Text.json(body);
        if (json != null && !json.isNull()) {
            JsonNode wrapped = json.isObject() ? json.get(MESSAGE) : null;
            boolean whole = !said(wrapped) || json.size() > 1 && callback(ask) && manager.getAsBoolean();
            return value(whole ? json : wrapped);
        }
        if (ask.contentType().equals(Letter.JSON) && !body.isEmpty() && json == null) {
            throw new RefusedException("The message could not be serialized: it is not valid JSON.");
        }
        if (ask.contentType().equals("application/x-www-form-urlencoded")) {
            String field = Text.pairs(body).getOrDefault(MESSAGE, "");
            if (!field.isEmpty()) {
                return value(TextNode.valueOf(field));
            }
        }
        String inQuery = ask.query().getOrDefault(MESSAGE, "");
        if (!inQuery.isEmpty()) {
            return value(TextNode.valueOf(inQuery));
        }
        if ((body.isEmpty() || json != null) && ask.query().containsKey("uuid")) {
            // A notification that says all in its query.
            return value(JsonNodeFactory.instance.objectNode());
        }
        throw new RefusedException(EMPTY);
    }

    private static boolean callback(Ask ask) {
        return ask.query().containsKey("uuid")
                && Stream.of("status", "event", "state").anyMatch(ask.query()::containsKey);
    }

    /** Whether Python takes it for true. */
    private static boolean said(JsonNode wrapped) {
        return wrapped != null
                && switch (wrapped.getNodeType()) {
                    case STRING -> !wrapped.textValue().isEmpty();
                    case OBJECT, ARRAY -> !wrapped.isEmpty();
                    case NUMBER -> wrapped.decimalValue().signum() != 0;
                    case BOOLEAN -> wrapped.booleanValue();
                    case NULL, MISSING, BINARY, POJO -> false;
                };
    }

    private static MessageBody value(JsonNode value) {
        return value.isTextual()
                ? new MessageBody(value.textValue(), Letter.TEXT, value)
                : new MessageBody(value.toString(), Letter.JSON, value);
    }

    /** The letter with what the query tells the actor. */
    Letter letter(Ask ask, String executor, String key) {
        Map<String, String> context = Variables.of(ask.query());
        context.put(Mailbox.SERVER, ask.server());
        return new Letter(text, contentType, context, executor, key);
    }
}
