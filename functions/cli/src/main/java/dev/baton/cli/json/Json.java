package dev.baton.cli.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A JSON value as it came: members keep their order and numbers their spelling. Immutable. */
public sealed interface Json {
    /** An object; a repeated member's last value counts. */
    record Obj(Map<String, Json> members) implements Json {
        public Obj {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }

        /** A copy in which one member is set, at its old place or else at the end. */
        public Obj with(String name, Json value) {
            Map<String, Json> copy = new LinkedHashMap<>(members);
            copy.put(name, value);
            return new Obj(copy);
        }

        @Override
        public void spell(JsonWriter writer, int depth) {
            writer.members(members, depth);
        }
    }

    /** An array. */
    record Arr(List<Json> items) implements Json {
        public Arr {
            items = List.copyOf(items);
        }

        @Override
        public void spell(JsonWriter writer, int depth) {
            writer.items(items, depth);
        }
    }

    /** A string. */
    record Text(String value) implements Json {
        @Override
        public void spell(JsonWriter writer, int depth) {
            writer.quote(value);
        }
    }

    /** A number in the spelling that it came in. */
    record Num(String literal) implements Json {
        @Override
        public void spell(JsonWriter writer, int depth) {
            writer.literal(literal);
        }
    }

    /** True or false. */
    record Bool(boolean value) implements Json {
        @Override
        public void spell(JsonWriter writer, int depth) {
            writer.literal(Boolean.toString(value));
        }
    }

    /** Null. */
    record Null() implements Json {
        @Override
        public void spell(JsonWriter writer, int depth) {
            writer.literal("null");
        }
    }

    /** The one null. */
    Json NULL = new Null();

    /** An object without members. */
    Obj EMPTY = new Obj(Map.of());

    /** A string, or null for null. */
    static Json of(String value) {
        return value == null ? NULL : new Text(value);
    }

    /** A whole number. */
    static Json of(long value) {
        return new Num(Long.toString(value));
    }

    /** True or false. */
    static Json of(boolean value) {
        return new Bool(value);
    }

    /** Spells the value, which stands so deep in another. */
    void spell(JsonWriter writer, int depth);

    /** The member of this name, or null where there is none or this is no object. */
    default Json get(String name) {
        return this instanceof Obj(Map<String, Json> members) ? members.getOrDefault(name, NULL) : NULL;
    }

    /** The items, none where this is no array. */
    default List<Json> items() {
        return this instanceof Arr(List<Json> items) ? items : List.of();
    }

    /** The member's text: a string's value or a number's spelling; empty for anything else. */
    default Optional<String> text(String name) {
        return switch (get(name)) {
            case Text(String value) -> Optional.of(value);
            case Num(String literal) -> Optional.of(literal);
            case Bool ignored -> Optional.empty();
            case Null ignored -> Optional.empty();
            case Arr ignored -> Optional.empty();
            case Obj ignored -> Optional.empty();
        };
    }

    /** The member as a whole number, zero where it is none. */
    default long number(String name) {
        try {
            return get(name) instanceof Num(String literal) ? Long.parseLong(literal) : 0;
        } catch (NumberFormatException notWhole) {
            return 0;
        }
    }

    /** Whether the member is true. */
    default boolean isTrue(String name) {
        return get(name) instanceof Bool(boolean value) && value;
    }
}
