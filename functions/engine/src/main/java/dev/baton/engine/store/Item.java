package dev.baton.engine.store;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A record: a key and named attributes. Immutable. Four attribute names have a meaning to stores: {@link #INDEX_PARTITION}
 * and {@link #INDEX_SORT} (both text, both present: the item stands in the sparse index), {@link #INDEX_VALUE} (text that
 * the index shows beside the keys) and {@link #EXPIRES} (a number, Unix seconds: when the item may vanish; an expired item
 * is treated as absent at once).
 */
public record Item(Key key, Map<String, Value> attributes) {
    public static final String INDEX_PARTITION = "ipk";
    public static final String INDEX_SORT = "isk";
    public static final String INDEX_VALUE = "iv";
    public static final String EXPIRES = "expires";

    /** The order within a partition. */
    public static final Comparator<Item> BY_SORT =
            (one, other) -> one.key.sort().compareTo(other.key.sort());

    /** The attribute's value, if there is one. */
    public Optional<Value> find(String name) {
        return Optional.ofNullable(attributes.get(name));
    }

    /** Whether the attribute is there. */
    public boolean has(String name) {
        return attributes.containsKey(name);
    }

    /** The attribute's text, or null where it is absent or of another kind. */
    public String text(String name) {
        return attributes.get(name) instanceof Value.Text(String text) ? text : null;
    }

    /** The attribute's number, or the fallback where it is absent or of another kind. */
    public long number(String name, long fallback) {
        return attributes.get(name) instanceof Value.Num(long number) ? number : fallback;
    }

    /** Whether the attribute is true; false where it is absent or of another kind. */
    public boolean truth(String name) {
        return attributes.get(name) instanceof Value.Bool(boolean truth) && truth;
    }

    /** The attribute's set of numbers, or the empty one. */
    public LongSet numbers(String name) {
        return attributes.get(name) instanceof Value.NumSet(LongSet numbers) ? numbers : LongSet.of();
    }

    /** What the sparse index shows of the item: the key and the index attributes. */
    public Item indexEntry() {
        return at(key).with(INDEX_PARTITION, text(INDEX_PARTITION))
                .with(INDEX_SORT, text(INDEX_SORT))
                .with(INDEX_VALUE, text(INDEX_VALUE))
                .build();
    }

    /** Starts an item at this key. */
    public static Builder at(Key key) {
        return new Builder(key);
    }

    /** Collects attributes; a null or an empty set is left out. Not thread-safe. */
    public static final class Builder {
        private final Key key;
        private final Map<String, Value> attributes = new LinkedHashMap<>();

        private Builder(Key key) {
            this.key = key;
        }

        public Builder with(String name, Value value) {
            boolean emptySet = value instanceof Value.NumSet(LongSet numbers) && numbers.isEmpty()
                    || value instanceof Value.TextSet(var texts) && texts.isEmpty();
            if (value != null && !emptySet) {
                attributes.put(name, value);
            }
            return this;
        }

        public Builder with(String name, String text) {
            return text == null ? this : with(name, new Value.Text(text));
        }

        public Builder with(String name, long number) {
            return with(name, new Value.Num(number));
        }

        /** Writes a number only where it differs from what readers assume in its absence. */
        public Builder with(String name, long number, long unless) {
            return number == unless ? this : with(name, number);
        }

        public Builder with(String name, boolean truth) {
            return truth ? with(name, new Value.Bool(true)) : this;
        }

        public Builder with(String name, LongSet numbers) {
            return with(name, new Value.NumSet(numbers));
        }

        public Item build() {
            return new Item(key, attributes);
        }
    }
}
