package dev.baton.engine.sparky;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.engine.record.Json;

/**
 * What a job is to do.
 *
 * @param trigger how it is to be run: description, cwd, and sparrowdo with the tags among its settings
 * @param sparrowfile the scenario's text
 * @param config what the scenario is configured with; any JSON
 */
public record Order(JsonNode trigger, String sparrowfile, JsonNode config) {
    String text() {
        return Json.write(this);
    }

    static Order read(String text) {
        return Json.read(text, Order.class);
    }

    /** The tags' text. */
    public String tags() {
        return trigger.path("sparrowdo").path("tags").asText("");
    }

    /** What it is about, for people. */
    public String description() {
        return trigger.path("description").asText("");
    }
}
