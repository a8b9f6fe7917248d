package dev.baton.engine.sparky;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.engine.RefusedException;
import java.util.List;

/** Makes a child's order out of its parent's trigger and what is to be different, by the rules of Sparky's server. */
final class Composition {
    private static final String SPAWNED = "spawned job";
    /** The first of these that an override sets drives out the others. */
    private static final List<String> PLACES = List.of("localhost", "host", "docker");

    private static final int MOST_TAGS = 1 << 20;
    private static final int MOST_DESCRIPTION = 16 << 10;

    private Composition() {}

    /**
     * The order.
     *
     * @param config the caller's: description, tags, sparrowdo
     * @param trigger the parent's; an object
     */
    static Order of(String job, JsonNode config, JsonNode trigger, String sparrowfile, JsonNode sparrowdoConfig) {
        if (!trigger.isObject()) {
            throw new RefusedException(
                    "trigger must be an object, the parent's trigger; send {} where there is no parent");
        }
        ObjectNode made = ((ObjectNode) trigger).deepCopy();
        made.put("cwd", ".sparky/.cache/" + job + "/");
        made.put("description", description(config));
        ObjectNode sparrowdo = made.path("sparrowdo").isObject()
                ? (ObjectNode) made.get("sparrowdo")
                : JsonNodeFactory.instance.objectNode();
        override(sparrowdo, config.path("sparrowdo"));
        JsonNode tags = config.path("tags");
        if (!tags.isMissingNode() && !tags.isNull() && !(tags.isObject() && tags.isEmpty())) {
            sparrowdo.put("tags", Tags.encode(tags));
        }
        if (sparrowdo.path("tags").asText("").length() > MOST_TAGS) {
            throw new RefusedException("config.tags take more than 1 MiB; put larger things into the stash");
        }
        sparrowdo.put("conf", "config.raku");
        made.set("sparrowdo", sparrowdo);
        return new Order(made, sparrowfile, sparrowdoConfig);
    }

    private static String description(JsonNode config) {
        JsonNode description = config.path("description");
        if (description.isMissingNode() || description.isNull()) {
            return SPAWNED;
        }
        String text = description.asText();
        if (!description.isValueNode() || text.length() > MOST_DESCRIPTION) {
            throw new RefusedException(
                    "config.description must be a text of at most " + MOST_DESCRIPTION + " characters");
        }
        return text;
    }

    private static void override(ObjectNode sparrowdo, JsonNode overrides) {
        if (overrides.isMissingNode() || overrides.isNull()) {
            return;
        }
        if (!overrides.isObject()) {
            throw new RefusedException("config.sparrowdo must be an object of settings");
        }
        overrides.properties().forEach(setting -> sparrowdo.set(setting.getKey(), setting.getValue()));
        for (String place : PLACES) {
            if (holds(overrides.path(place))) {
                PLACES.stream().filter(other -> !other.equals(place)).forEach(sparrowdo::remove);
                break;
            }
        }
        if (holds(overrides.path("sudo"))) {
            sparrowdo.remove("no_sudo");
        }
    }

    /** Whether a setting is on: neither false nor empty. */
    private static boolean holds(JsonNode value) {
        return switch (value.getNodeType()) {
            case BOOLEAN -> value.booleanValue();
            case STRING -> !value.textValue().isEmpty();
            case NUMBER -> value.asDouble() != 0;
            case ARRAY, OBJECT -> !value.isEmpty();
            case NULL, MISSING, POJO, BINARY -> false;
        };
    }
}
