package dev.baton.client.sparky;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Plain values in Raku's source, as triggers and configurations are written: hashes, lists, texts, numbers and truth values. Where
 * Raku's client evaluates such a text, this only reads it: what is a program is refused.
 */
final class RakuReader {
    private static final int DEEPEST = 64;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern BLANK = Pattern.compile("(\\s|#[^\\n]*(\\n|$))*");
    private static final Pattern WORD =
            Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*(?:(?:::|[-'](?=\\p{L}))[\\p{L}\\p{N}_]+)*");
    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9][0-9_]*(\\.[0-9]+)?([eE][-+]?[0-9]+)?");

    private final String text;
    private final RakuStrings strings;
    private int at;
    private int depth;

    private RakuReader(String text) {
        this.text = text;
        this.strings = new RakuStrings(text);
    }

    /** The value; an IllegalArgumentException names the line that is none. An empty text is an empty hash. */
    static JsonNode read(String text) {
        RakuReader reader = new RakuReader(text);
        reader.blank();
        if (reader.at == text.length()) {
            return JSON.objectNode();
        }
        JsonNode value = reader.value();
        reader.take(";");
        reader.blank();
        if (reader.at < text.length()) {
            throw reader.wrong();
        }
        return value;
    }

    private JsonNode value() {
        blank();
        if (++depth > DEEPEST) {
            throw new IllegalArgumentException("the value is nested deeper than " + DEEPEST);
        }
        try {
            if (take("%(") || take("${") || take("%{") || take("{")) {
                return pairs(text.charAt(at - 1) == '(' ? ")" : "}");
            }
            if (take("$[") || take("@[") || take("[")) {
                return items("]");
            }
            if (take("$(") || take("@(") || take("(")) {
                return list();
            }
            return scalar();
        } finally {
            depth--;
        }
    }

    private JsonNode scalar() {
        if (at < text.length() && (text.charAt(at) == '\'' || text.charAt(at) == '"')) {
            return TextNode.valueOf(quoted());
        }
        if (take("<")) {
            return TextNode.valueOf(angles());
        }
        Matcher number = NUMBER.matcher(text).region(at, text.length());
        if (number.lookingAt()) {
            at = number.end();
            BigDecimal value = new BigDecimal(number.group().replace("_", ""));
            return number.group(1) == null && number.group(2) == null
                    ? JSON.numberNode(value.toBigIntegerExact())
                    : JSON.numberNode(value);
        }
        String word = word();
        return switch (word) {
            case "True", "Bool::True" -> BooleanNode.TRUE;
            case "False", "Bool::False" -> BooleanNode.FALSE;
            default -> made(word);
        };
    }

    /** An object such as a path is what it is made of first; a type is nothing. */
    private JsonNode made(String type) {
        if (!take(".new(")) {
            if (Character.isUpperCase(type.charAt(0))) {
                return NullNode.getInstance();
            }
            throw wrong();
        }
        JsonNode first = value();
        while (!take(")")) {
            if (!take(",")) {
                throw wrong();
            }
            pairOrValue(JSON.objectNode(), JSON.arrayNode());
        }
        return first;
    }

    private JsonNode pairs(String end) {
        ObjectNode object = JSON.objectNode();
        ArrayNode loose = JSON.arrayNode();
        fill(object, loose, end);
        if (!loose.isEmpty()) {
            throw wrong();
        }
        return object;
    }

    private JsonNode items(String end) {
        ObjectNode object = JSON.objectNode();
        ArrayNode items = JSON.arrayNode();
        fill(object, items, end);
        return object.isEmpty() ? items : items.add(object);
    }

    /** In parentheses stand pairs, a list, or one value by itself. */
    private JsonNode list() {
        ObjectNode object = JSON.objectNode();
        ArrayNode items = JSON.arrayNode();
        int commas = fill(object, items, ")");
        if (!object.isEmpty()) {
            return object;
        }
        return items.size() == 1 && commas == 0 ? items.get(0) : items;
    }

    private int fill(ObjectNode object, ArrayNode items, String end) {
        int commas = 0;
        while (!take(end)) {
            pairOrValue(object, items);
            if (take(",")) {
                commas++;
            } else if (!ahead(end)) {
                throw wrong();
            }
        }
        return commas;
    }

    private void pairOrValue(ObjectNode object, ArrayNode items) {
        blank();
        if (take(":!")) {
            object.set(word(), BooleanNode.FALSE);
        } else if (take(":")) {
            String key = word();
            boolean valued = at < text.length() && "(<[{'\"".indexOf(text.charAt(at)) >= 0;
            object.set(key, valued ? value() : BooleanNode.TRUE);
        } else {
            int start = at;
            String key = key();
            if (key != null && take("=>")) {
                object.set(key, value());
            } else {
                at = start;
                items.add(value());
            }
        }
    }

    private String key() {
        if (at < text.length() && (text.charAt(at) == '\'' || text.charAt(at) == '"')) {
            return quoted();
        }
        Matcher word = WORD.matcher(text).region(at, text.length());
        if (!word.lookingAt()) {
            return null;
        }
        at = word.end();
        return word.group();
    }

    private String quoted() {
        String read = strings.read(at);
        at = strings.end();
        return read;
    }

    private String angles() {
        int end = text.indexOf('>', at);
        if (end < 0) {
            throw wrong();
        }
        String words = text.substring(at, end).strip();
        at = end + 1;
        return words;
    }

    private String word() {
        Matcher word = WORD.matcher(text).region(at, text.length());
        if (!word.lookingAt()) {
            throw wrong();
        }
        at = word.end();
        return word.group();
    }

    private void blank() {
        Matcher blank = BLANK.matcher(text).region(at, text.length());
        if (blank.lookingAt()) {
            at = blank.end();
        }
    }

    private boolean ahead(String sign) {
        blank();
        return text.startsWith(sign, at);
    }

    private boolean take(String sign) {
        boolean there = ahead(sign);
        if (there) {
            at += sign.length();
        }
        return there;
    }

    private IllegalArgumentException wrong() {
        return RakuStrings.wrong(text, at);
    }
}
