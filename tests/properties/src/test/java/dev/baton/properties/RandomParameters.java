package dev.baton.properties;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Draws parameters of jobs and files: each has from one to three values, which differ. */
final class RandomParameters {
    private static final List<String> NAMES = List.of("i", "x", "lr_2", "gr\u00f6\u00dfe", "a-b", "null");
    private static final List<JsonNode> VALUES = values();

    private final Random random;

    RandomParameters(Random random) {
        this.random = random;
    }

    private static List<JsonNode> values() {
        JsonNodeFactory json = JsonNodeFactory.instance;
        List<JsonNode> values = new ArrayList<>();
        for (String text : List.of(
                "1:3",
                "{0:1}",
                "10:1:-4",
                "0.5:1.5:0.5",
                "[a,'b c',3]",
                "[1.5]",
                "single",
                " 7 ",
                "1e2:3e2:1e2",
                "'1:2'")) {
            values.add(json.textNode(text.equals("'1:2'") ? "['1:2', \"x,y\"]" : text));
        }
        ArrayNode mixed =
                json.arrayNode().add("a").add(2L).add("3.50").add(0.25).add("x: y");
        values.add(mixed);
        for (long number : new long[] {0, 7, -1, 255, Long.MAX_VALUE}) {
            values.add(json.numberNode(number));
        }
        values.add(json.numberNode(1e21));
        values.add(json.numberNode(0.1));
        return values;
    }

    /** One to two parameters. */
    ObjectNode some() {
        ObjectNode parameters = JsonNodeFactory.instance.objectNode();
        for (int i = 1 + random.nextInt(2); i > 0; i--) {
            parameters.set(
                    NAMES.get(random.nextInt(NAMES.size())),
                    VALUES.get(random.nextInt(VALUES.size())).deepCopy());
        }
        return parameters;
    }

    /** A text that names each parameter once, so that expansions differ. */
    static String mention(ObjectNode parameters) {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, JsonNode> parameter : parameters.properties()) {
            text.append('{').append(parameter.getKey()).append("}_");
        }
        return text.toString();
    }
}
