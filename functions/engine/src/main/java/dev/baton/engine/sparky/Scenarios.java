package dev.baton.engine.sparky;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.engine.NotFoundException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What projects do when they are started without a scenario of their own: a blob each. */
record Scenarios(Blobs blobs) {
    private static String key(String project) {
        return JobName.lane(project) + "/scenario";
    }

    void put(String project, Order scenario) {
        blobs.put(key(project), scenario.text().getBytes(StandardCharsets.UTF_8));
    }

    Optional<Order> find(String project) {
        return blobs.text(key(project)).map(Order::read);
    }

    /** The order of a build with that description and, unless null, these tags in place of the scenario's. */
    Order order(String project, String job, String description, JsonNode tags) {
        Order scenario = find(project)
                .orElseThrow(() -> new NotFoundException("project " + project
                        + " has no scenario; put one with PUT /baton/v1/sparky/projects/" + project));
        ObjectNode config = JsonNodeFactory.instance.objectNode();
        config.put("description", description);
        config.set("tags", tags);
        return Composition.of(job, config, scenario.trigger(), scenario.sparrowfile(), scenario.config());
    }
}
