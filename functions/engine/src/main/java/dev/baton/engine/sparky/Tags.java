package dev.baton.engine.sparky;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.engine.RefusedException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tags as one line of text, {@code k=v,k2=v2}, in which commas, equals signs, line ends and blanks of values are written as words. */
public final class Tags {
    private static final Map<String, String> WORDS = Map.of(
            ",", "___comma___",
            "=", "___eq___",
            "\n", "___nl___",
            " ", "___space___");

    private Tags() {}

    /** The text of these tags: true becomes True, null nothing, a list its words with blanks between. */
    public static String encode(JsonNode tags) {
        if (!tags.isObject()) {
            throw new RefusedException("config.tags must be an object of names and values, not " + kind(tags));
        }
        List<String> pairs = new ArrayList<>();
        tags.properties().forEach(tag -> {
            if (tag.getKey().isBlank() || tag.getKey().matches("(?s).*[,=\\n].*")) {
                throw new RefusedException("the name of a tag must not be empty and have no comma, = or line end");
            }
            pairs.add(tag.getKey() + "=" + encode(tag.getKey(), tag.getValue()));
        });
        return String.join(",", pairs);
    }

    private static String encode(String name, JsonNode value) {
        return switch (value.getNodeType()) {
            case NULL, MISSING -> "";
            case BOOLEAN -> value.booleanValue() ? "True" : "False";
            case ARRAY -> {
                List<String> words = new ArrayList<>();
                value.forEach(each -> words.add(encode(name, each)));
                yield String.join(" ", words);
            }
            case NUMBER, STRING -> escape(value.asText());
            case OBJECT, POJO, BINARY ->
                throw new RefusedException(
                        "the tag " + name + " must be a text, a number, a truth value or a list, not " + kind(value)
                                + "; put larger things into the stash");
        };
    }

    private static String kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING -> "a text";
            case ARRAY -> "a list";
            case OBJECT -> "an object";
            case NUMBER -> "a number";
            case BOOLEAN -> "a truth value";
            case NULL, MISSING -> "nothing";
            case POJO, BINARY -> "bytes";
        };
    }

    private static String escape(String value) {
        return value.replace(",", "___comma___").replace("=", "___eq___").replace("\n", "___nl___");
    }

    /** The tags of a text as scripts see them; a word without = is True, and of a name that comes twice the last counts. */
    public static Map<String, String> decode(String text) {
        Map<String, String> tags = new LinkedHashMap<>();
        for (String pair : text == null ? new String[0] : text.split(",")) {
            int equals = pair.indexOf('=');
            if (!pair.isBlank()) {
                tags.put(
                        (equals < 0 ? pair : pair.substring(0, equals)).strip(),
                        equals < 0 ? "True" : unescape(pair.substring(equals + 1)));
            }
        }
        return tags;
    }

    private static String unescape(String value) {
        String plain = value;
        for (Map.Entry<String, String> word : WORDS.entrySet()) {
            plain = plain.replace(word.getValue(), word.getKey());
        }
        return plain;
    }
}
