package dev.baton.engine.store;

import java.util.ArrayList;
import java.util.List;

/**
 * Changes to one item's attributes, applied together or not at all. Each attribute is the target of one change at most;
 * a {@link Copy} reads the item as it was before. A store throws IllegalArgumentException, and changes nothing, where two
 * changes have one target or a change does not fit the kind of its attribute.
 */
public record Update(List<Change> changes) {
    /** One change of one attribute. */
    public sealed interface Change {
        String name();

        /**
         * What it makes of its attribute; null where that goes. For {@link Changes}.
         *
         * @param now the attribute as it is; null for none
         * @param before the item as it is
         */
        Value result(Value now, Item before);
    }

    /** The attribute becomes the value. */
    public record Set(String name, Value value) implements Change {
        @Override
        public Value result(Value now, Item before) {
            return value;
        }
    }

    /** The attribute becomes the value unless it is there already. */
    public record SetIfAbsent(String name, Value value) implements Change {
        @Override
        public Value result(Value now, Item before) {
            return now == null ? value : now;
        }
    }

    /** The attribute becomes what the other attribute was; it goes where the other is absent. */
    public record Copy(String name, String from) implements Change {
        @Override
        public Value result(Value now, Item before) {
            return before.attributes().get(from);
        }
    }

    /** The attribute goes; harmless where it is absent. */
    public record Remove(String name) implements Change {
        @Override
        public Value result(Value now, Item before) {
            return null;
        }
    }

    /** The number grows; an absent one counts as 0. Not idempotent. */
    public record Add(String name, long delta) implements Change {
        @Override
        public Value result(Value now, Item before) {
            return Changes.sum(name, now, delta);
        }
    }

    /** The set (text or numbers) gains members; an absent one counts as empty. */
    public record AddToSet(String name, Value members) implements Change {
        @Override
        public Value result(Value now, Item before) {
            return Changes.union(name, now, members);
        }
    }

    /** The set (text or numbers) loses members; without any left the attribute goes. Harmless where absent. */
    public record RemoveFromSet(String name, Value members) implements Change {
        @Override
        public Value result(Value now, Item before) {
            return Changes.difference(name, now, members);
        }
    }

    /** The list gains values at its end; an absent one counts as empty. Not idempotent. */
    public record Append(String name, List<Value> values) implements Change {
        @Override
        public Value result(Value now, Item before) {
            return Changes.longer(name, now, values);
        }
    }

    public Update {
        changes = List.copyOf(changes);
    }

    /** Starts an update without any change. */
    public static Builder change() {
        return new Builder();
    }

    /** Collects changes in order. Not thread-safe. */
    public static final class Builder {
        private final List<Change> changes = new ArrayList<>();

        public Builder set(String name, Value value) {
            changes.add(new Set(name, value));
            return this;
        }

        public Builder set(String name, long number) {
            return set(name, Value.of(number));
        }

        /** Sets the text, or removes the attribute where the text is null. */
        public Builder set(String name, String text) {
            return text == null ? remove(name) : set(name, Value.of(text));
        }

        public Builder setIfAbsent(String name, Value value) {
            changes.add(new SetIfAbsent(name, value));
            return this;
        }

        public Builder copy(String name, String from) {
            changes.add(new Copy(name, from));
            return this;
        }

        public Builder remove(String... names) {
            for (String name : names) {
                changes.add(new Remove(name));
            }
            return this;
        }

        public Builder add(String name, long delta) {
            changes.add(new Add(name, delta));
            return this;
        }

        public Builder addToSet(String name, LongSet members) {
            changes.add(new AddToSet(name, Value.of(members)));
            return this;
        }

        public Builder removeFromSet(String name, LongSet members) {
            changes.add(new RemoveFromSet(name, Value.of(members)));
            return this;
        }

        public Builder append(String name, List<Value> values) {
            changes.add(new Append(name, List.copyOf(values)));
            return this;
        }

        public Update build() {
            return new Update(changes);
        }
    }
}
