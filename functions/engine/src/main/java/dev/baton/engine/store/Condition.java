package dev.baton.engine.store;

import java.util.List;
import java.util.Optional;

/**
 * What must hold of the item as it is for a write to be applied. A comparison with an absent attribute, or with one of
 * another kind, is false (and its negation true). An expired item counts as absent.
 */
public sealed interface Condition {
    /** Whether it holds of the item, which is empty where there is none; for {@link Conditions}. */
    boolean holds(Optional<Item> item);

    /** Holds always. */
    record Any() implements Condition {
        @Override
        public boolean holds(Optional<Item> item) {
            return true;
        }
    }

    /** The item is there. */
    record Exists() implements Condition {
        @Override
        public boolean holds(Optional<Item> item) {
            return item.isPresent();
        }
    }

    /** The item is not there. */
    record Absent() implements Condition {
        @Override
        public boolean holds(Optional<Item> item) {
            return item.isEmpty();
        }
    }

    /** The attribute is there. */
    record Has(String name) implements Condition {
        @Override
        public boolean holds(Optional<Item> item) {
            return Conditions.attribute(item, name) != null;
        }
    }

    /** The attribute equals the value. */
    record Equal(String name, Value value) implements Condition {
        @Override
        public boolean holds(Optional<Item> item) {
            return value.equals(Conditions.attribute(item, name));
        }
    }

    /** The attribute equals one of the values (at most 100). */
    record OneOf(String name, List<Value> values) implements Condition {
        @Override
        public boolean holds(Optional<Item> item) {
            return Conditions.oneOf(Conditions.attribute(item, name), values);
        }
    }

    /** The attribute is a number or text below the value, which is of the same kind. */
    record LessThan(String name, Value value) implements Condition {
        @Override
        public boolean holds(Optional<Item> item) {
            return Conditions.lessThan(Conditions.attribute(item, name), value);
        }
    }

    /** The attribute is a set or a list that has the member, or text that has the part. */
    record Contains(String name, Value member) implements Condition {
        @Override
        public boolean holds(Optional<Item> item) {
            return Conditions.contains(Conditions.attribute(item, name), member);
        }
    }

    /** The attribute is a set or list with that many members, or text of that many UTF-16 units. */
    record Size(String name, long size) implements Condition {
        @Override
        public boolean holds(Optional<Item> item) {
            return Conditions.size(Conditions.attribute(item, name)) == size;
        }
    }

    /** All hold. */
    record And(List<Condition> conditions) implements Condition {
        @Override
        public boolean holds(Optional<Item> item) {
            return Conditions.all(conditions, item);
        }
    }

    /** At least one holds. */
    record Or(List<Condition> conditions) implements Condition {
        @Override
        public boolean holds(Optional<Item> item) {
            return Conditions.any(conditions, item);
        }
    }

    /** The other does not hold. */
    record Not(Condition condition) implements Condition {
        @Override
        public boolean holds(Optional<Item> item) {
            return !condition.holds(item);
        }
    }

    Condition ANY = new Any();
    Condition EXISTS = new Exists();
    Condition ABSENT = new Absent();

    static Condition has(String name) {
        return new Has(name);
    }

    static Condition is(String name, Value value) {
        return new Equal(name, value);
    }

    static Condition is(String name, long number) {
        return new Equal(name, Value.of(number));
    }

    static Condition is(String name, String text) {
        return new Equal(name, Value.of(text));
    }

    static Condition lessThan(String name, long number) {
        return new LessThan(name, Value.of(number));
    }

    static Condition and(Condition... conditions) {
        return new And(List.of(conditions));
    }

    static Condition or(Condition... conditions) {
        return new Or(List.of(conditions));
    }

    static Condition not(Condition condition) {
        return new Not(condition);
    }
}
