package dev.baton.lambda;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The event of a function URL, with an address that HTTP allows: the service hands on a query's plus as a bare space, which
 * the framework would refuse. Where the address is as it should be, the event is not looked at any further.
 */
record UrlRequest(byte[] event) {
    private static final JsonFactory JSON = new JsonFactory();
    private static final ObjectMapper TREE = new ObjectMapper(JSON);
    private static final String PATH = "rawPath";
    private static final String QUERY = "rawQueryString";
    private static final String NEVER_BARE = "\"<>\\^`{|}";

    /** The event as JSON, with a repaired address where it needs that; an IOException where it is no JSON. */
    byte[] repaired() throws IOException {
        if (addressStands()) {
            return event;
        }
        ObjectNode tree = (ObjectNode) TREE.readTree(event);
        for (String field : new String[] {PATH, QUERY}) {
            if (tree.hasNonNull(field)) {
                tree.put(field, encoded(tree.get(field).asText()));
            }
        }
        return TREE.writeValueAsBytes(tree);
    }

    /** Reads the event's own fields as far as both were seen: they come first. */
    private boolean addressStands() throws IOException {
        int seen = 0;
        try (JsonParser json = JSON.createParser(event)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return true;
            }
            while (seen < 2 && json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                json.nextToken();
                if (field.equals(PATH) || field.equals(QUERY)) {
                    seen++;
                    String text = json.getValueAsString("");
                    if (!text.equals(encoded(text))) {
                        return false;
                    }
                } else {
                    json.skipChildren();
                }
            }
        }
        return true;
    }

    /** The text with what no address may hold percent-encoded; all else, and what is encoded already, stays. */
    static String encoded(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            if (each > ' ' && each < 0x7f && NEVER_BARE.indexOf(each) < 0) {
                clean.append((char) each);
            } else {
                clean.append('%').append(String.format("%02X", each & 0xff));
            }
        }
        return clean.toString();
    }
}
