package dev.baton.engine.spec.tree;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;

/** A tree as the JSON value that it stands for. */
public final class TreeJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private TreeJson() {}

    /** The value without its positions. */
    public static JsonNode of(Tree tree) {
        return switch (tree) {
            case Tree.Obj object -> {
                ObjectNode node = JSON.objectNode();
                object.members().forEach(member -> node.set(member.key(), of(member.value())));
                yield node;
            }
            case Tree.Arr list -> {
                ArrayNode node = JSON.arrayNode(list.elements().size());
                list.elements().forEach(element -> node.add(of(element)));
                yield node;
            }
            case Tree.Text text -> JSON.textNode(text.text());
            case Tree.Num number -> number(number.value());
            case Tree.Bool bool -> JSON.booleanNode(bool.value());
            case Tree.Nothing ignored -> JSON.nullNode();
        };
    }

    private static JsonNode number(Number value) {
        if (value instanceof BigInteger big) {
            return JSON.numberNode(big);
        }
        return value instanceof Long whole ? JSON.numberNode(whole) : JSON.numberNode(value.doubleValue());
    }
}
