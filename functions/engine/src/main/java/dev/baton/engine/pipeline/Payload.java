package dev.baton.engine.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.engine.RefusedException;
import dev.baton.engine.record.Json;
import dev.baton.engine.record.Texts;

/** Data as items keep it: short text in place, longer text as a blob. Thread-safe and repeatable. */
final class Payload {
    /** What a history entry holds itself; more would cost a second write unit. */
    private static final int ENTRY_BYTES = 256;

    private final Texts texts;

    Payload(Texts texts) {
        this.texts = texts;
    }

    /** For an item that must stay small. */
    String small(JsonNode data) {
        return texts.shorten(text(data), ENTRY_BYTES);
    }

    /** For an item of its own. */
    String large(String text) {
        return texts.shorten(text);
    }

    String restore(String kept) {
        return texts.restore(kept);
    }

    JsonNode data(String kept) {
        return Json.value(texts.restore(kept));
    }

    private static String text(JsonNode data) {
        String text = Json.text(data);
        for (int i = 0; text != null && i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i)) && Character.isBmpCodePoint(text.codePointAt(i++))) {
                throw new RefusedException("data: text with half a surrogate pair, which has no UTF-8 form");
            }
        }
        return text;
    }
}
