package dev.baton.cli.json;

import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.function.BiConsumer;

/** Spells a JSON value: on one line, or indented by two spaces. Used by one thread for one value. */
public final class JsonWriter {
    private final StringBuilder text = new StringBuilder();
    private final boolean indented;

    private JsonWriter(boolean indented) {
        this.indented = indented;
    }

    /** On one line, without spaces. */
    public static String compact(Json value) {
        return new JsonWriter(false).write(value, 0);
    }

    /** On many lines, as jq prints it. */
    public static String pretty(Json value) {
        return new JsonWriter(true).write(value, 0);
    }

    private String write(Json value, int depth) {
        value.spell(this, depth);
        return text.toString();
    }

    void literal(String word) {
        text.append(word);
    }

    void items(Collection<Json> items, int depth) {
        list('[', items, ']', depth, (item, deeper) -> item.spell(this, deeper));
    }

    void members(Map<String, Json> members, int depth) {
        list('{', members.entrySet(), '}', depth, this::member);
    }

    private void member(Map.Entry<String, Json> member, int depth) {
        quote(member.getKey());
        text.append(indented ? ": " : ":");
        member.getValue().spell(this, depth);
    }

    private <T> void list(char open, Collection<T> elements, char close, int depth, BiConsumer<T, Integer> append) {
        text.append(open);
        for (Iterator<T> rest = elements.iterator(); rest.hasNext(); ) {
            line(depth + 1);
            append.accept(rest.next(), depth + 1);
            text.append(rest.hasNext() ? "," : "");
        }
        if (!elements.isEmpty()) {
            line(depth);
        }
        text.append(close);
    }

    private void line(int depth) {
        if (indented) {
            text.append('\n').repeat("  ", depth);
        }
    }

    void quote(String string) {
        text.append('"');
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> {
                    // A lone surrogate has no bytes in UTF-8, and DEL and the C1 controls can steer a terminal.
                    if (c < ' ' || (c >= 0x7f && c < 0xa0) || lone(string, i)) {
                        text.append("\\u").append(HEX[c >> 12]).append(HEX[c >> 8 & 15]);
                        text.append(HEX[c >> 4 & 15]).append(HEX[c & 15]);
                    } else {
                        text.append(c);
                    }
                }
            }
        }
        text.append('"');
    }

    private static boolean lone(String string, int i) {
        char c = string.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == string.length() || !Character.isLowSurrogate(string.charAt(i + 1));
        }
        return Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(string.charAt(i - 1)));
    }

    private static final char[] HEX = "0123456789abcdef".toCharArray();
}
