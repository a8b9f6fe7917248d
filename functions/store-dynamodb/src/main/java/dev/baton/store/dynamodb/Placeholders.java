package dev.baton.store.dynamodb;

import dev.baton.engine.store.Value;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The names and values of one request's expressions, each of which stands in them as a placeholder: no name can then be
 * one of DynamoDB's reserved words, and no value can be read as a part of the expression. Not thread-safe.
 */
final class Placeholders {
    private final Map<String, String> byName = new HashMap<>();
    private final Map<AttributeValue, String> byValue = new HashMap<>();
    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<String, AttributeValue> values = new LinkedHashMap<>();

    String name(String name) {
        return byName.computeIfAbsent(name, added -> {
            String placeholder = "#n" + names.size();
            names.put(placeholder, added);
            return placeholder;
        });
    }

    String value(Value value) {
        return value(Attributes.of(value));
    }

    String value(AttributeValue value) {
        return byValue.computeIfAbsent(value, added -> {
            String placeholder = ":v" + values.size();
            values.put(placeholder, added);
            return placeholder;
        });
    }

    /** Null where there is none, since DynamoDB refuses an empty map. */
    Map<String, String> names() {
        return names.isEmpty() ? null : names;
    }

    /** Null where there is none, since DynamoDB refuses an empty map. */
    Map<String, AttributeValue> values() {
        return values.isEmpty() ? null : values;
    }
}
