package dev.baton.properties;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Random;

/** Writes a value as YAML 1.2, each time in another way: block and flow, compact lists, comments, anchors, every scalar style. */
final class YamlWriter {
    private final Random random;
    private final YamlText text;
    private final StringBuilder out = new StringBuilder();
    private final Map<JsonNode, String> anchors = new HashMap<>();
    private int anchored;

    private YamlWriter(Random random) {
        this.random = random;
        text = new YamlText(random);
    }

    static String write(JsonNode value, Random random) {
        YamlWriter writer = new YamlWriter(random);
        writer.out.append(random.nextInt(4) == 0 ? "# a: [comment\n" : "");
        boolean marked = random.nextInt(3) == 0;
        writer.out.append(marked ? "---" : "");
        if (!marked && writer.blocky(value)) {
            writer.block(value, 0);
        } else {
            writer.node(value, -1);
        }
        writer.out.append(random.nextInt(6) == 0 ? "...\n" : "");
        return writer.out.toString();
    }

    private boolean blocky(JsonNode value) {
        return value.isContainerNode() && !value.isEmpty() && random.nextInt(4) > 0;
    }

    /** A value behind a key, a dash or a document's start; the collection around it is indented by that much. */
    private void node(JsonNode value, int around) {
        if (anchors.containsKey(value) && random.nextBoolean()) {
            out.append(" *").append(anchors.get(value));
            end();
            return;
        }
        String anchor = "";
        if (random.nextInt(12) == 0) {
            anchor = "a" + ++anchored;
            out.append(" &").append(anchor);
        }
        if (blocky(value)) {
            end();
            block(value, around + 1 + random.nextInt(3));
        } else if (value.isTextual()
                && around >= 0
                && random.nextInt(3) == 0
                && YamlText.fitsBlock(value.textValue())) {
            out.append(' ').append(text.block(value.textValue(), around));
        } else {
            out.append(' ');
            flow(value, around, false);
            end();
        }
        if (!anchor.isEmpty()) {
            anchors.put(value, anchor);
        }
    }

    private void end() {
        out.append(random.nextInt(8) == 0 ? " # 'c" : random.nextInt(8) == 0 ? "  " : "")
                .append('\n');
    }

    private void block(JsonNode value, int indent) {
        if (value instanceof ObjectNode object) {
            members(object, indent, false);
        } else {
            elements((ArrayNode) value, indent);
        }
    }

    private void members(ObjectNode object, int indent, boolean compact) {
        boolean first = compact;
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            out.append(first ? "" : " ".repeat(indent));
            first = false;
            String key = field.getKey();
            if (random.nextInt(12) == 0 || key.length() > 100) {
                out.append("? ")
                        .append(text.inline(key, false))
                        .append('\n')
                        .append(" ".repeat(indent))
                        .append(":");
            } else {
                out.append(text.inline(key, false)).append(random.nextInt(6) == 0 ? " :" : ":");
            }
            boolean list = field.getValue() instanceof ArrayNode array && !array.isEmpty();
            if (list && random.nextInt(3) == 0) {
                // A list may stand as far left as its key.
                out.append('\n');
                elements((ArrayNode) field.getValue(), indent);
            } else {
                node(field.getValue(), indent);
            }
        }
    }

    private void elements(ArrayNode array, int indent) {
        for (JsonNode element : array) {
            out.append(" ".repeat(indent)).append('-');
            if (element instanceof ObjectNode object && !object.isEmpty() && random.nextBoolean()) {
                out.append(' ');
                members(object, indent + 2, true);
            } else {
                node(element, indent);
            }
        }
    }

    private void flow(JsonNode value, int around, boolean inside) {
        switch (value) {
            case ObjectNode object -> {
                out.append('{');
                Iterator<Map.Entry<String, JsonNode>> fields =
                        object.properties().iterator();
                while (fields.hasNext()) {
                    Map.Entry<String, JsonNode> field = fields.next();
                    gap(around);
                    String key = text.inline(field.getKey(), true);
                    out.append(key.length() > 900 ? "? " : "").append(key);
                    boolean quoted = key.startsWith("\"") || key.startsWith("'");
                    out.append(quoted && random.nextBoolean() ? ":" : ": ");
                    flow(field.getValue(), around, true);
                    comma(!fields.hasNext(), around);
                }
                out.append('}');
            }
            case ArrayNode array -> {
                out.append('[');
                for (int i = 0; i < array.size(); i++) {
                    gap(around);
                    flow(array.get(i), around, true);
                    comma(i + 1 == array.size(), around);
                }
                out.append(']');
            }
            default -> out.append(value.isTextual() ? text.inline(value.textValue(), inside) : text.plain(value));
        }
    }

    private void comma(boolean last, int around) {
        gap(around);
        out.append(last && random.nextInt(4) > 0 ? "" : ",");
        gap(around);
    }

    private void gap(int around) {
        switch (random.nextInt(8)) {
            case 0 -> out.append('\n').append(" ".repeat(around + 2));
            case 1 -> out.append(" # c ]}\n").append(" ".repeat(around + 2));
            case 2 -> out.append(' ');
            default -> {
                // No gap.
            }
        }
    }
}
