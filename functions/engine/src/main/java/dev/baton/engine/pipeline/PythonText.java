package dev.baton.engine.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Values as the peer's Python writes them before it hashes them: JSON with sorted keys, without blanks, ASCII only, floats
 * in Python's shortest form; lists of text as Python prints them. Identities hang on every character.
 */
final class PythonText {
    private PythonText() {}

    /** Minified JSON with sorted keys. */
    static String json(JsonNode value) {
        StringBuilder text = new StringBuilder();
        write(value, text);
        return text.toString();
    }

    /** A list of UUIDs as Python prints it: {@code ['a', 'b']}. */
    static String list(List<String> texts) {
        return texts.stream().map(text -> "'" + text + "'").collect(Collectors.joining(", ", "[", "]"));
    }

    private static void write(JsonNode value, StringBuilder text) {
        switch (value.getNodeType()) {
            case OBJECT -> object(value, text);
            case ARRAY -> {
                String separator = "";
                text.append('[');
                for (JsonNode element : value) {
                    text.append(separator);
                    write(element, text);
                    separator = ",";
                }
                text.append(']');
            }
            case NUMBER -> text.append(number(value));
            case STRING -> string(value.textValue(), text);
            case BOOLEAN -> text.append(value.booleanValue());
            case NULL, BINARY, POJO, MISSING -> text.append("null");
        }
    }

    private static void object(JsonNode value, StringBuilder text) {
        // UTF-16 order is Python's code point order but for keys that mix surrogates with U+E000 and above.
        Map<String, JsonNode> sorted = new TreeMap<>(PythonText::byCodePoint);
        value.properties().forEach(field -> sorted.put(field.getKey(), field.getValue()));
        String separator = "";
        text.append('{');
        for (Map.Entry<String, JsonNode> field : sorted.entrySet()) {
            text.append(separator);
            string(field.getKey(), text);
            text.append(':');
            write(field.getValue(), text);
            separator = ",";
        }
        text.append('}');
    }

    private static int byCodePoint(String one, String other) {
        int[] left = one.codePoints().toArray();
        int[] right = other.codePoints().toArray();
        return Arrays.compare(left, right);
    }

    private static void string(String value, StringBuilder text) {
        text.append('"');
        for (char c : value.toCharArray()) {
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                case '\b' -> text.append("\\b");
                case '\f' -> text.append("\\f");
                default -> {
                    if (c < ' ' || c > '~') {
                        text.append(String.format("\\u%04x", (int) c));
                    } else {
                        text.append(c);
                    }
                }
            }
        }
        text.append('"');
    }

    /** Whole numbers as they are; others as Python prints the nearest double (but for a zero's sign). */
    static String number(JsonNode value) {
        if (value.isIntegralNumber()) {
            return value.bigIntegerValue().toString();
        }
        double number = value.doubleValue();
        if (Double.isInfinite(number)) {
            return number > 0 ? "Infinity" : "-Infinity";
        }
        if (number == 0) {
            return "0.0";
        }
        BigDecimal shortest = new BigDecimal(Double.toString(number)).stripTrailingZeros();
        int exponent = shortest.precision() - shortest.scale() - 1;
        if (exponent >= -4 && exponent < 16) {
            String plain = shortest.toPlainString();
            return plain.indexOf('.') < 0 ? plain + ".0" : plain;
        }
        String digits = shortest.unscaledValue().abs().toString();
        return (number < 0 ? "-" : "")
                + digits.charAt(0)
                + (digits.length() > 1 ? "." + digits.substring(1) : "")
                + (exponent < 0 ? "e-" : "e+")
                + (Math.abs(exponent) < 10 ? "0" : "")
                + Math.abs(exponent);
    }
}
