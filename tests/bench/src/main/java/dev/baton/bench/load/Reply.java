package dev.baton.bench.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/** Bodies of answers as JSON. */
final class Reply {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Reply() {}

    static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (IOException broken) {
            throw new IllegalStateException("not JSON: " + body, broken);
        }
    }

    /** The body of an answer that must be 200. */
    static JsonNode ok(int status, String body) {
        if (status != 200) {
            throw new IllegalStateException("the server answered " + status + ": " + body);
        }
        return json(body);
    }
}
