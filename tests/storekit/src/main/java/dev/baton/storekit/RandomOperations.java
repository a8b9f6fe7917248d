package dev.baton.storekit;

import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.ItemStore;
import dev.baton.engine.store.Key;
import dev.baton.engine.store.LongSet;
import dev.baton.engine.store.Query;
import dev.baton.engine.store.Update;
import dev.baton.engine.store.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/** Draws operations on few keys and few attributes, so that they meet. */
final class RandomOperations {
    private static final List<String> PARTITIONS = List.of("p", "q");
    private static final List<String> SORTS = List.of("a", "b", "\u00e9", "\uFFFD", "\uD83D\uDE00");
    private static final List<String> NAMES = List.of("n", "m", "s", "l", "ipk", "isk", "iv", "expires");

    static final List<Query> EVERYTHING = List.of(
            Query.partition("p"),
            Query.partition("q"),
            Query.index("p"),
            Query.index("q").descending());

    private final Random random;
    private final SettableClock clock;

    RandomOperations(Random random, SettableClock clock) {
        this.random = random;
        this.clock = clock;
    }

    Function<ItemStore, Object> next() {
        if (random.nextInt(20) == 0) {
            clock.advance(Duration.ofSeconds(1));
        }
        Key key = new Key(pick(PARTITIONS), pick(SORTS));
        Condition condition = condition(2);
        return switch (random.nextInt(8)) {
            case 0, 1 -> {
                Item item = item(key);
                yield named("put " + item + " if " + condition, store -> store.put(item, condition));
            }
            case 2, 3, 4 -> {
                Update update = update();
                yield named(update + " at " + key + " if " + condition, store -> store.update(key, update, condition));
            }
            case 5 -> named("delete " + key + " if " + condition, store -> store.delete(key, condition));
            case 6 -> named("get " + key, store -> store.get(key));
            default -> {
                Query query = query();
                yield named(query.toString(), store -> {
                    List<Item> found = new ArrayList<>();
                    store.each(query, found::add);
                    return found;
                });
            }
        };
    }

    private static Function<ItemStore, Object> named(String name, Function<ItemStore, Object> operation) {
        return new Function<>() {
            @Override
            public Object apply(ItemStore store) {
                return operation.apply(store);
            }

            @Override
            public String toString() {
                return name;
            }
        };
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private Query query() {
        Query query = random.nextBoolean() ? Query.partition(pick(PARTITIONS)) : Query.index(pick(PARTITIONS));
        query = random.nextBoolean() ? query : query.descending();
        query = random.nextBoolean() ? query : query.from(pick(SORTS));
        query = random.nextBoolean() ? query : query.to(pick(SORTS));
        return query.limit(1 + random.nextInt(4));
    }

    private Item item(Key key) {
        Item.Builder item = Item.at(key);
        for (String name : NAMES) {
            if (random.nextInt(3) == 0) {
                item.with(name, value(name));
            }
        }
        return item.build();
    }

    private Value value(String name) {
        return switch (name) {
            case "n", "m" -> Value.of(random.nextInt(5) - 2);
            case "s" -> Value.of(numbers());
            case "l" ->
                new Value.ListOf(List.of(Value.of(random.nextInt(3)), new Value.MapOf(Map.of("k", Value.of("v")))));
            case "expires" -> Value.of(clock.instant().getEpochSecond() + random.nextInt(4));
            case "ipk" -> Value.of(pick(PARTITIONS));
            default -> Value.of(pick(SORTS));
        };
    }

    private LongSet numbers() {
        return LongSet.of(random.longs(random.nextInt(3), 0, 4).toArray());
    }

    private Update update() {
        Update.Builder update = Update.change();
        for (String name : NAMES) {
            switch (random.nextInt(12)) {
                case 0 -> update.set(name, value(name));
                case 1 -> update.setIfAbsent(name, value(name));
                case 2 -> update.remove(name);
                case 3 -> update.copy(name, name.startsWith("i") ? "iv" : name);
                default -> special(update, name);
            }
        }
        return update.build();
    }

    private void special(Update.Builder update, String name) {
        switch (name) {
            case "n", "m" -> update.add(name, random.nextInt(3));
            case "s" -> {
                if (random.nextBoolean()) {
                    update.addToSet(name, numbers());
                } else {
                    update.removeFromSet(name, numbers());
                }
            }
            case "l" -> {
                // A change that fits nothing, now and then.
                if (random.nextInt(6) == 0) {
                    update.add(name, 1);
                } else {
                    update.append(name, List.of(Value.of(1)));
                }
            }
            default -> {
                // The index attributes and the expiry change by the plain kinds only.
            }
        }
    }

    private Condition condition(int depth) {
        String name = pick(NAMES);
        return switch (random.nextInt(depth == 0 ? 8 : 11)) {
            case 0, 1 -> Condition.ANY;
            case 2 -> random.nextBoolean() ? Condition.EXISTS : Condition.ABSENT;
            case 3 -> Condition.has(name);
            case 4 -> Condition.is("n", random.nextInt(3));
            case 5 -> new Condition.OneOf("m", List.of(Value.of(0), Value.of(1)));
            case 6 -> new Condition.Contains("s", Value.of(random.nextInt(4)));
            case 7 -> Condition.lessThan("n", random.nextInt(3));
            case 8 -> Condition.not(condition(depth - 1));
            case 9 -> Condition.and(condition(depth - 1), condition(depth - 1));
            default -> Condition.or(condition(depth - 1), condition(depth - 1));
        };
    }
}
