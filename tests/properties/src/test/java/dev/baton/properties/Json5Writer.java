package dev.baton.properties;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Writes a value as JSON5, each time in another way that the format allows: comments, bare keys, either quote, every escape,
 * lines that go on, commas at the end, hexadecimal numbers. Strict JSON is one of the ways.
 */
final class Json5Writer {
    private static final List<String> BLANKS =
            List.of("", "", "", " ", "\n", "\r\n", "\t", "\u00a0", "/* a ' \" { */", "// a [ \"\n", "\u2028", "\ufeff");

    private final Random random;
    private final boolean strict;
    private final StringBuilder out = new StringBuilder();

    private Json5Writer(Random random, boolean strict) {
        this.random = random;
        this.strict = strict;
    }

    static String json5(JsonNode value, Random random) {
        return new Json5Writer(random, false).document(value);
    }

    /** What every JSON parser reads; escapes and blanks still vary. */
    static String json(JsonNode value, Random random) {
        return new Json5Writer(random, true).document(value);
    }

    /** The members of a map without its braces, with or without commas, as documents show parts of a spec. */
    static String bare(ObjectNode value, Random random) {
        Json5Writer writer = new Json5Writer(random, false);
        writer.blank();
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            writer.key(field.getKey());
            writer.out.append(':');
            writer.blank();
            writer.value(field.getValue());
            writer.out.append(random.nextBoolean() ? "," : "\n");
            writer.blank();
        }
        return writer.out.toString();
    }

    private String document(JsonNode value) {
        blank();
        value(value);
        blank();
        return out.toString();
    }

    private void blank() {
        String blank = BLANKS.get(random.nextInt(BLANKS.size()));
        out.append(strict && !"\r\n\t ".contains(blank) ? "" : blank);
    }

    private void value(JsonNode value) {
        switch (value) {
            case ObjectNode object -> object(object);
            case ArrayNode array -> array(array);
            default -> {
                if (value.isTextual()) {
                    text(value.textValue());
                } else if (value.isIntegralNumber()) {
                    whole(value.bigIntegerValue());
                } else if (value.isNumber()) {
                    real(value.doubleValue());
                } else {
                    out.append(value);
                }
            }
        }
    }

    private void array(ArrayNode array) {
        out.append('[');
        for (int i = 0; i < array.size(); i++) {
            blank();
            value(array.get(i));
            blank();
            comma(i + 1 == array.size());
        }
        blank();
        out.append(']');
    }

    private void object(ObjectNode object) {
        out.append('{');
        Iterator<Map.Entry<String, JsonNode>> fields = object.properties().iterator();
        while (fields.hasNext()) {
            Map.Entry<String, JsonNode> field = fields.next();
            blank();
            key(field.getKey());
            blank();
            out.append(':');
            blank();
            value(field.getValue());
            blank();
            comma(!fields.hasNext());
        }
        blank();
        out.append('}');
    }

    private void comma(boolean last) {
        out.append(!last || !strict && random.nextInt(3) == 0 ? "," : "");
    }

    private void key(String key) {
        if (!strict && random.nextBoolean() && key.matches("[A-Za-z_$\u00e9][A-Za-z0-9_$\u00e9]*")) {
            out.append(key);
        } else {
            text(key);
        }
    }

    private void whole(BigInteger number) {
        boolean hex = !strict && random.nextInt(3) == 0;
        out.append(number.signum() < 0 ? "-" : !strict && random.nextInt(3) == 0 ? "+" : "");
        out.append(hex ? (random.nextBoolean() ? "0x" : "0X") : "");
        out.append(number.abs().toString(hex ? 16 : 10));
    }

    private void real(double number) {
        String digits = Double.toString(number);
        if (!strict && random.nextBoolean()) {
            digits = digits.replaceFirst("^(-?)0\\.(?=\\d*[1-9])", "$1.").replaceFirst("(?<=\\d)\\.0$", ".");
        }
        out.append(random.nextBoolean() ? digits.replace('E', 'e') : digits);
    }

    private void text(String text) {
        char quote = strict || random.nextBoolean() ? '"' : '\'';
        boolean ascii = random.nextInt(3) == 0;
        out.append(quote);
        text.codePoints().forEach(c -> {
            if (!strict && random.nextInt(40) == 0) {
                out.append(random.nextBoolean() ? "\\\n" : "\\\r\n");
            }
            boolean escape = ascii || c < ' ' || random.nextInt(20) == 0;
            for (char unit : Character.toChars(c)) {
                character(unit, quote, escape);
            }
        });
        out.append(quote);
    }

    private void character(char c, char quote, boolean escape) {
        int named = (strict ? "\"\\/\b\f\n\r\t" : "\"\\/\b\f\n\r\t'\u000b\0").indexOf(c);
        if (c == quote || c == '\\' || named >= 0 && escape && random.nextBoolean()) {
            out.append('\\').append("\"\\/bfnrt'v0".charAt(named));
        } else if (escape && !strict && c < 256 && random.nextBoolean()) {
            out.append(String.format("\\x%02x", (int) c));
        } else if (escape && (c < ' ' || c > '~' || random.nextBoolean())) {
            out.append(String.format(random.nextBoolean() ? "\\u%04x" : "\\u%04X", (int) c));
        } else {
            out.append(c);
        }
    }
}
