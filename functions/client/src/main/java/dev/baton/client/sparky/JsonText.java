package dev.baton.client.sparky;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

/** What servers say, which may be JSON. */
final class JsonText {
    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonText() {}

    /** The value; a missing one where the text is no JSON. */
    static JsonNode of(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException words) {
            return MissingNode.getInstance();
        }
    }
}
