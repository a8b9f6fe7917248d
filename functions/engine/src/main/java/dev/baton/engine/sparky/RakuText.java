package dev.baton.engine.sparky;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** JSON as Raku source, which Sparky's clients evaluate: nothing in it is interpolated. */
public final class RakuText {
    private RakuText() {}

    /** The source of a value that equals this one. */
    public static String of(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> {
                List<String> pairs = new ArrayList<>();
                value.properties().forEach(field -> pairs.add(quoted(field.getKey()) + " => " + of(field.getValue())));
                yield "%(" + String.join(", ", pairs) + ")";
            }
            case ARRAY -> {
                StringBuilder items = new StringBuilder("[");
                // A comma after each, so that a list in a list of one is not flattened.
                value.forEach(each -> items.append(of(each)).append(","));
                yield items.append("]").toString();
            }
            case STRING -> quoted(value.textValue());
            case BOOLEAN -> value.booleanValue() ? "Bool::True" : "Bool::False";
            case NUMBER -> value.asText();
            case NULL, MISSING, POJO, BINARY -> "Any";
        };
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
