package dev.baton.engine.actor;

import dev.baton.engine.record.Json;
import java.util.Map;
import java.util.TreeMap;

/** What an execution was sent, as it is kept: the context in order, so that the same is the same text. */
record Payload(String message, String contentType, Map<String, String> context) {
    static Payload of(Letter letter) {
        return new Payload(letter.message(), letter.contentType(), new TreeMap<>(letter.context()));
    }

    String text() {
        return Json.write(this);
    }

    static Payload read(String text) {
        return Json.read(text, Payload.class);
    }
}
