package dev.baton.engine.store;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Items in this process's memory, for simulation and tests. Thread-safe: one operation at a time. */
public final class InMemoryItemStore implements ItemStore {
    private final Clock clock;
    private final Map<String, NavigableMap<String, Item>> table = new HashMap<>();
    private final Map<String, NavigableMap<IndexPlace, Item>> index = new HashMap<>();

    /** An empty store whose items expire by this clock. */
    public InMemoryItemStore(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Optional<Item> get(Key key) {
        Limits.check(key);
        return Expiry.live(stored(key), clock);
    }

    @Override
    public synchronized ItemPage query(Query query) {
        Limits.checkPartition(query.partition());
        if (query.limit() < 1) {
            throw new IllegalArgumentException("a page has at least 1 item, not " + query.limit());
        }
        return query.index()
                ? page(
                        query,
                        index.getOrDefault(query.partition(), new TreeMap<>()),
                        query.from() == null ? null : before(query.from()),
                        query.to() == null ? null : before(query.to()),
                        query.cursor() == null ? null : IndexPlace.parse(query.cursor()))
                : page(
                        query,
                        table.getOrDefault(query.partition(), new TreeMap<>()),
                        query.from(),
                        query.to(),
                        query.cursor());
    }

    @Override
    public synchronized Outcome put(Item item, Condition condition) {
        Item admitted = Limits.admit(item);
        Optional<Item> now = Expiry.live(stored(item.key()), clock);
        if (!Conditions.holds(condition, now)) {
            return new Outcome.Refused(now);
        }
        replace(admitted.key(), admitted);
        return new Outcome.Applied(Optional.of(admitted));
    }

    @Override
    public synchronized Outcome update(Key key, Update update, Condition condition) {
        Limits.check(key);
        Optional<Item> now = Expiry.live(stored(key), clock);
        if (now.isEmpty() || !Conditions.holds(condition, now)) {
            return new Outcome.Refused(now);
        }
        Item after = Changes.apply(update, now.get());
        Limits.check(after);
        replace(key, after);
        return new Outcome.Applied(Optional.of(after));
    }

    @Override
    public synchronized Outcome delete(Key key, Condition condition) {
        Limits.check(key);
        Optional<Item> now = Expiry.live(stored(key), clock);
        if (!Conditions.holds(condition, now)) {
            return new Outcome.Refused(now);
        }
        replace(key, null);
        return new Outcome.Applied(now);
    }

    @Override
    public synchronized void putAll(Collection<Item> items) {
        List<Item> admitted = items.stream().map(Limits::admit).toList();
        admitted.forEach(item -> replace(item.key(), item));
    }

    @Override
    public void close() {
        // Nothing is held but memory.
    }

    private Item stored(Key key) {
        NavigableMap<String, Item> partition = table.get(key.partition());
        return partition == null ? null : partition.get(key.sort());
    }

    private void replace(Key key, Item after) {
        NavigableMap<String, Item> partition =
                table.computeIfAbsent(key.partition(), name -> new TreeMap<>(Utf8.ORDER));
        Item before = after == null ? partition.remove(key.sort()) : partition.put(key.sort(), after);
        if (indexed(before)) {
            index.get(before.text(Item.INDEX_PARTITION)).remove(place(before));
        }
        if (indexed(after)) {
            index.computeIfAbsent(after.text(Item.INDEX_PARTITION), name -> new TreeMap<>())
                    .put(place(after), after);
        }
    }

    private <K> ItemPage page(Query query, NavigableMap<K, Item> all, K from, K to, K cursor) {
        K low = query.backward() || cursor == null ? from : cursor;
        boolean inclusive = query.backward() || cursor == null;
        K high = query.backward() && cursor != null ? cursor : to;
        if (low != null && high != null && !(compare(all, low, high) < 0)) {
            return new ItemPage(List.of(), Optional.empty());
        }
        NavigableMap<K, Item> range = low == null ? all : all.tailMap(low, inclusive);
        range = high == null ? range : range.headMap(high, false);
        range = query.backward() ? range.descendingMap() : range;
        long now = clock.instant().getEpochSecond();
        List<Item> items = new ArrayList<>();
        int seen = 0;
        for (Item item : range.values()) {
            if (!Expiry.expired(item, now)) {
                items.add(query.index() ? item.indexEntry() : item);
            }
            if (++seen == query.limit()) {
                String end = query.index() ? place(item).cursor() : item.key().sort();
                return new ItemPage(List.copyOf(items), Optional.of(end));
            }
        }
        return new ItemPage(List.copyOf(items), Optional.empty());
    }

    @SuppressWarnings("unchecked")
    private static <K> int compare(NavigableMap<K, Item> map, K low, K high) {
        return map.comparator() != null ? map.comparator().compare(low, high) : ((Comparable<K>) low).compareTo(high);
    }

    private static boolean indexed(Item item) {
        return item != null && item.has(Item.INDEX_PARTITION) && item.has(Item.INDEX_SORT);
    }

    private static IndexPlace place(Item item) {
        return new IndexPlace(item.text(Item.INDEX_SORT), item.key());
    }

    /** The place below all with that sort attribute: no key is empty. */
    private static IndexPlace before(String sort) {
        return new IndexPlace(sort, new Key("", ""));
    }
}
