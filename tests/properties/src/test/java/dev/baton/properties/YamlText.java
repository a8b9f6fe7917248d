package dev.baton.properties;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Random;

/** Scalars of YAML 1.2 in the styles that can hold them. */
final class YamlText {
    /** What the core schema reads as null, a truth value or a number. */
    private static final String RESOLVED = "~|null|Null|NULL|true|True|TRUE|false|False|FALSE"
            + "|[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?"
            + "|[-+]?(\\.inf|\\.Inf|\\.INF)|\\.nan|\\.NaN|\\.NAN|<<|=";

    private static final String FIRST = "[A-Za-z0-9_./\\\\$^()<+;~=\u00e9\u65e5\ud83d\ude00]";
    private static final String PLAIN = FIRST
            + "([A-Za-z0-9_./\\\\$^()<>+;~='\"!?%@`&*|\u00e9\u65e5\ud83d\ude00-]|:(?=[A-Za-z0-9])|(?<=[A-Za-z0-9])#|  ?(?=[A-Za-z0-9$(.'-]))*";

    private final Random random;

    YamlText(Random random) {
        this.random = random;
    }

    /** A number, a truth value or null. */
    String plain(JsonNode value) {
        if (value.isNull()) {
            return pick("null", "~", "Null", "NULL");
        }
        if (value.isBoolean()) {
            return value.booleanValue() ? pick("true", "True", "TRUE") : pick("false", "False", "FALSE");
        }
        if (value.isIntegralNumber()) {
            boolean negative = value.bigIntegerValue().signum() < 0;
            return negative
                    ? value.asText()
                    : pick(
                            value.asText(),
                            "+" + value.asText(),
                            "00" + value.asText(),
                            "0x" + value.bigIntegerValue().toString(16),
                            "0o" + value.bigIntegerValue().toString(8));
        }
        String digits = Double.toString(value.doubleValue());
        return pick(digits, digits.replace('E', 'e'), digits.replaceFirst("^0\\.(?=[0-9])", "."));
    }

    private String pick(String... ways) {
        return ways[random.nextInt(ways.length)];
    }

    /** Text on one line, in quotes or, where it cannot be mistaken, without. */
    String inline(String text, boolean inFlow) {
        boolean plain = text.length() < 900
                && text.matches(PLAIN)
                && !text.matches(RESOLVED)
                && !text.startsWith("...")
                && !text.startsWith("---");
        boolean single = text.codePoints().allMatch(YamlText::printable);
        return switch (random.nextInt(3)) {
            case 0 -> plain ? text : doubled(text);
            case 1 -> single ? "'" + text.replace("'", "''") + "'" : doubled(text);
            default -> doubled(text);
        };
    }

    private static boolean printable(int c) {
        return c >= ' ' && c <= '~'
                || c == '\t'
                || c >= 0xa0 && c <= 0xd7ff && c != 0x2028 && c != 0x2029
                || c >= 0xe000 && c < 0xfffe && c != 0xfeff
                || c >= 0x10000 && c <= 0x10ffff;
    }

    private String doubled(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            int named = "\"\\/\0\u0007\b\t\n\u000b\f\r\u001b\u0085\u00a0 ".indexOf(c);
            boolean escape = !printable(c) || c == '"' || c == '\\' || random.nextInt(30) == 0;
            if (escape && named >= 0 && (named < 2 || random.nextBoolean())) {
                out.append('\\').append("\"\\/0abtnvfreN_ ".charAt(named));
            } else if (escape && c < 256 && random.nextBoolean()) {
                out.append(String.format("\\x%02x", c));
            } else if (escape) {
                out.append(c < 0x10000 ? String.format("\\u%04X", c) : String.format("\\U%08x", c));
            } else {
                out.appendCodePoint(c);
            }
        });
        return out.append('"').toString();
    }

    /** Whether a literal block can hold the text. */
    static boolean fitsBlock(String text) {
        return !text.isEmpty() && text.codePoints().allMatch(c -> c == '\n' || printable(c));
    }

    /** A literal block with its indentation written down, under a collection that is indented by that much. */
    String block(String text, int around) {
        int indent = 1 + random.nextInt(4);
        String chomp = !text.endsWith("\n") ? "-" : text.matches("(?s).*[^\n]\n") && random.nextBoolean() ? "" : "+";
        String header = "|" + (random.nextBoolean() ? indent + chomp : chomp + indent);
        String body = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        StringBuilder out = new StringBuilder(header).append(random.nextInt(6) == 0 ? " # c\n" : "\n");
        for (String line : body.split("\n", -1)) {
            out.append(line.isEmpty() ? "" : " ".repeat(around + indent))
                    .append(line)
                    .append('\n');
        }
        return out.toString();
    }
}
