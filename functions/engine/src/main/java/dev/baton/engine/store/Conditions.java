package dev.baton.engine.store;

import java.util.List;
import java.util.Optional;

/** Evaluates conditions for stores that cannot leave that to their backend. */
public final class Conditions {
    private static final int ONE_OF_MOST = 100;

    private Conditions() {}

    /**
     * Whether the condition holds of the item, which is empty where there is none or it has expired.
     *
     * @throws StoreLimitException for a one-of with more than 100 values
     */
    public static boolean holds(Condition condition, Optional<Item> item) {
        return switch (condition) {
            case Condition.Any() -> true;
            case Condition.Exists() -> item.isPresent();
            case Condition.Absent() -> item.isEmpty();
            case Condition.Has(String name) -> attribute(item, name) != null;
            case Condition.Equal(String name, Value value) -> value.equals(attribute(item, name));
            case Condition.OneOf(String name, List<Value> values) -> oneOf(attribute(item, name), values);
            case Condition.LessThan(String name, Value bound) -> lessThan(attribute(item, name), bound);
            case Condition.Contains(String name, Value member) -> contains(attribute(item, name), member);
            case Condition.Size(String name, long size) -> size(attribute(item, name)) == size;
            case Condition.And(List<Condition> parts) -> all(parts, item);
            case Condition.Or(List<Condition> parts) -> any(parts, item);
            case Condition.Not(Condition inner) -> !holds(inner, item);
        };
    }

    private static Value attribute(Optional<Item> item, String name) {
        return item.isPresent() ? item.get().attributes().get(name) : null;
    }

    private static boolean all(List<Condition> parts, Optional<Item> item) {
        for (Condition part : parts) {
            if (!holds(part, item)) {
                return false;
            }
        }
        return true;
    }

    private static boolean any(List<Condition> parts, Optional<Item> item) {
        for (Condition part : parts) {
            if (holds(part, item)) {
                return true;
            }
        }
        return false;
    }

    private static boolean oneOf(Value value, List<Value> values) {
        if (values.size() > ONE_OF_MOST) {
            throw new StoreLimitException("one-of takes at most " + ONE_OF_MOST + " values, not " + values.size());
        }
        return value != null && values.contains(value);
    }

    private static boolean lessThan(Value value, Value bound) {
        if (value instanceof Value.Num(long number) && bound instanceof Value.Num(long limit)) {
            return number < limit;
        }
        return value instanceof Value.Text(String text)
                && bound instanceof Value.Text(String limit)
                && Utf8.ORDER.compare(text, limit) < 0;
    }

    private static boolean contains(Value value, Value member) {
        return switch (value) {
            case Value.Text(String text) -> member instanceof Value.Text(String part) && text.contains(part);
            case Value.TextSet(var texts) -> member instanceof Value.Text(String text) && texts.contains(text);
            case Value.NumSet(LongSet numbers) -> member instanceof Value.Num(long number) && numbers.contains(number);
            case Value.ListOf(var values) -> values.contains(member);
            case Value.Num ignored -> false;
            case Value.Bool ignored -> false;
            case Value.Bytes ignored -> false;
            case Value.MapOf ignored -> false;
            case null -> false;
        };
    }

    private static long size(Value value) {
        return switch (value) {
            case Value.Text(String text) -> text.length();
            case Value.TextSet(var texts) -> texts.size();
            case Value.NumSet(LongSet numbers) -> numbers.size();
            case Value.ListOf(var values) -> values.size();
            case Value.Num ignored -> -1;
            case Value.Bool ignored -> -1;
            case Value.Bytes ignored -> -1;
            case Value.MapOf ignored -> -1;
            case null -> -1;
        };
    }
}
