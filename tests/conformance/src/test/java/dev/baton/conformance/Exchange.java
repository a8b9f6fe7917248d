package dev.baton.conformance;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A request of the transcript and the reply that it got. */
record Exchange(String method, String path, String body, int status, String reply) {
    /** All exchanges of a transcript, in order. */
    static List<Exchange> parse(List<String> lines) {
        List<Exchange> exchanges = new ArrayList<>();
        String[] request = {};
        String body = null;
        for (String line : lines) {
            if (line.startsWith(">   body: ")) {
                String text = line.substring(">   body: ".length());
                body = text.equals("(none)") ? null : text;
            } else if (line.startsWith("> ") && !line.startsWith(">  ")) {
                request = line.substring(2).split(" ");
            } else if (line.startsWith("< ")) {
                String[] reply = line.substring(2).split(" ", 2);
                exchanges.add(new Exchange(request[0], request[1], body, Integer.parseInt(reply[0]), reply[1]));
            }
        }
        return exchanges;
    }

    /** The reply's JSON. Where the transcript cuts it off, the object with those items that are there whole. */
    JsonNode expected() throws IOException {
        try {
            return Wire.JSON.readTree(reply);
        } catch (IOException cut) {
            ObjectNode whole = Wire.JSON.createObjectNode();
            var items = whole.putArray("items");
            try (JsonParser parser = Wire.JSON.createParser(reply)) {
                while (parser.nextToken() != JsonToken.START_ARRAY) {
                    // Up to the first item.
                }
                while (parser.nextToken() == JsonToken.START_OBJECT) {
                    items.add(parser.<JsonNode>readValueAsTree());
                }
            } catch (IOException end) {
                return whole;
            }
            return whole;
        }
    }

    /** Whether the transcript shows the whole reply. */
    boolean complete() {
        try {
            Wire.JSON.readTree(reply);
            return true;
        } catch (IOException cut) {
            return false;
        }
    }
}
