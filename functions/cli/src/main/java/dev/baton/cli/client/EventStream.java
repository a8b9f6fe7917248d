package dev.baton.cli.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.function.BiConsumer;

/** Reads server-sent events (the HTML standard's section 9.2): id, name and data; remembers the last id. Used by one thread. */
public final class EventStream {
    private String id;
    private String next = "";
    private final StringBuilder data = new StringBuilder();
    private String name = "";

    /** Begins after the event with this id; an empty one begins now. */
    public EventStream(String after) {
        id = after;
        next = after;
    }

    /** The id of the last event, by which a server knows where to go on. */
    public String lastId() {
        return id;
    }

    /** Hands on each event's name and data until the stream ends, or the consumer throws. */
    public void read(BufferedReader lines, BiConsumer<String, String> event) throws IOException {
        data.setLength(0);
        name = "";
        next = id;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.isEmpty()) {
                // Only now: an event that breaks off was not heard.
                id = next;
                if (!data.isEmpty()) {
                    event.accept(name, data.substring(0, data.length() - 1));
                }
                data.setLength(0);
                name = "";
            } else {
                field(line);
            }
        }
    }

    private void field(String line) {
        int colon = line.indexOf(':');
        String value = colon < 0 ? "" : line.substring(colon + 1).replaceFirst("^ ", "");
        switch (colon < 0 ? line : line.substring(0, colon)) {
            case "id" -> next = value;
            case "event" -> name = value;
            case "data" -> data.append(value).append('\n');
            default -> {
                // Comments, and what this client has no use for.
            }
        }
    }
}
