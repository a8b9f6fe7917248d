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
        return condition.holds(item);
    }

    static Value attribute(Optional<Item> item, String name) {
        return item.isPresent() ? item.get().attributes().get(name) : null;
    }

    static boolean all(List<Condition> parts, Optional<Item> item) {
        for (Condition part : parts) {
            if (!holds(part, item)) {
                return false;
            }
        }
        return true;
    }

    static boolean any(List<Condition> parts, Optional<Item> item) {
        for (Condition part : parts) {
            if (holds(part, item)) {
                return true;
            }
        }
        return false;
    }

    static boolean oneOf(Value value, List<Value> values) {
        if (values.size() > ONE_OF_MOST) {
            throw new StoreLimitException("one-of takes at most " + ONE_OF_MOST + " values, not " + values.size());
        }
        return value != null && values.contains(value);
    }

    static boolean lessThan(Value value, Value bound) {
        if (value instanceof Value.Num(long number) && bound instanceof Value.Num(long limit)) {
            return number < limit;
        }
        return value instanceof Value.Text(String text)
                && bound instanceof Value.Text(String limit)
                && Utf8.ORDER.compare(text, limit) < 0;
    }

    static boolean contains(Value value, Value member) {
        return value != null && value.contains(member);
    }

    static long size(Value value) {
        return value == null ? -1 : value.size();
    }
}
