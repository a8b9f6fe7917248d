package dev.baton.engine.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/**
 * JSON in one form for each meaning, to be compared or hashed: keys sorted, no blanks, and each number by its exact value, so
 * that {@code 1}, {@code 1.0} and {@code 10e-1} are one. Never what a caller gets to see.
 */
public final class CanonicalJson {
    private CanonicalJson() {}

    /** The value's text; null for null and for JSON's null. */
    public static String text(JsonNode value) {
        if (value == null || value.isNull()) {
            return null;
        }
        StringBuilder text = new StringBuilder();
        write(value, text);
        return text.toString();
    }

    private static void write(JsonNode value, StringBuilder text) {
        switch (value.getNodeType()) {
            case OBJECT -> object(value, text);
            case ARRAY -> {
                String separator = "[";
                for (JsonNode element : value) {
                    text.append(separator);
                    write(element, text);
                    separator = ",";
                }
                text.append(value.isEmpty() ? "[]" : "]");
            }
            case NUMBER -> text.append(number(value));
            case NULL -> text.append("null");
            case STRING, BOOLEAN, BINARY, POJO, MISSING -> text.append(Json.text(value));
        }
    }

    private static void object(JsonNode value, StringBuilder text) {
        TreeMap<String, JsonNode> sorted = new TreeMap<>();
        value.properties().forEach(field -> sorted.put(field.getKey(), field.getValue()));
        String separator = "{";
        for (Map.Entry<String, JsonNode> field : sorted.entrySet()) {
            text.append(separator)
                    .append(Json.text(TextNode.valueOf(field.getKey())))
                    .append(':');
            write(field.getValue(), text);
            separator = ",";
        }
        text.append(sorted.isEmpty() ? "{}" : "}");
    }

    /** Digits and an exponent, never written out: {@code 1e999999999} stays short. */
    private static String number(JsonNode value) {
        BigDecimal exact = value.decimalValue().stripTrailingZeros();
        return exact.unscaledValue() + (exact.scale() == 0 ? "" : "e" + -(long) exact.scale());
    }
}
