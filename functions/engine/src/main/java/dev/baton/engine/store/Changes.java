package dev.baton.engine.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Applies updates for stores that cannot leave that to their backend. */
public final class Changes {
    private Changes() {}

    /**
     * The item after the update; the given one stays as it is.
     *
     * @throws IllegalArgumentException where a change does not fit the kind of its attribute, or two have the same target
     * @throws StoreLimitException where a number would exceed 64 bits
     */
    public static Item apply(Update update, Item item) {
        Map<String, Value> after = new LinkedHashMap<>(item.attributes());
        List<Update.Change> changes = update.changes();
        for (int i = 0; i < changes.size(); i++) {
            Update.Change change = changes.get(i);
            refuseSecondTarget(changes, i);
            Value value = change.result(item.attributes().get(change.name()), item);
            if (value == null || Limits.isEmptySet(value)) {
                after.remove(change.name());
            } else {
                after.put(change.name(), value);
            }
        }
        return new Item(item.key(), Collections.unmodifiableMap(after));
    }

    private static void refuseSecondTarget(List<Update.Change> changes, int last) {
        String name = changes.get(last).name();
        for (int i = 0; i < last; i++) {
            if (changes.get(i).name().equals(name)) {
                throw new IllegalArgumentException("two changes have the attribute " + name + " as their target");
            }
        }
    }

    static Value sum(String name, Value now, long delta) {
        if (now == null) {
            return Value.of(delta);
        }
        if (!(now instanceof Value.Num(long number))) {
            throw misfit(name, "a number", now);
        }
        try {
            return Value.of(Math.addExact(number, delta));
        } catch (ArithmeticException e) {
            throw new StoreLimitException(
                    "a number has at most 64 bits: " + name + " is " + number + ", plus " + delta);
        }
    }

    static Value union(String name, Value now, Value members) {
        return switch (members) {
            case Value.NumSet(LongSet more) when now == null -> members;
            case Value.NumSet(LongSet more)
            when now instanceof Value.NumSet(LongSet there) -> Value.of(there.plus(more));
            case Value.TextSet(var more) when now == null -> members;
            case Value.TextSet(var more)
            when now instanceof Value.TextSet(var there) -> {
                TreeSet<String> union = new TreeSet<>(there);
                union.addAll(more);
                yield new Value.TextSet(union);
            }
            case Value other -> throw misfit(name, "a set of the members' kind", now == null ? other : now);
        };
    }

    static Value difference(String name, Value now, Value members) {
        return switch (members) {
            case Value.NumSet(LongSet fewer) when now == null -> null;
            case Value.NumSet(LongSet fewer)
            when now instanceof Value.NumSet(LongSet there) -> Value.of(there.minus(fewer));
            case Value.TextSet(var fewer) when now == null -> null;
            case Value.TextSet(var fewer)
            when now instanceof Value.TextSet(var there) -> {
                TreeSet<String> rest = new TreeSet<>(there);
                rest.removeAll(fewer);
                yield new Value.TextSet(rest);
            }
            case Value other -> throw misfit(name, "a set of the members' kind", now == null ? other : now);
        };
    }

    static Value longer(String name, Value now, List<Value> values) {
        if (now == null) {
            return new Value.ListOf(values);
        }
        if (!(now instanceof Value.ListOf(List<Value> there))) {
            throw misfit(name, "a list", now);
        }
        List<Value> all = new ArrayList<>(there);
        all.addAll(values);
        return new Value.ListOf(Collections.unmodifiableList(all));
    }

    private static IllegalArgumentException misfit(String name, String expected, Value found) {
        return new IllegalArgumentException("the attribute " + name + " must be " + expected + ", not " + found);
    }
}
