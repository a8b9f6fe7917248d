package dev.baton.simulation;

import dev.baton.engine.store.Condition;
import dev.baton.engine.store.InMemoryItemStore;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.ItemPage;
import dev.baton.engine.store.Key;
import dev.baton.engine.store.Outcome;
import dev.baton.engine.store.Query;
import dev.baton.engine.store.Update;
import dev.baton.engine.store.Utf8;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** The one store of a world: whoever writes tells what changed, and the index can be seen as it was some writes ago. */
final class SharedItems {
    private static final int REMEMBERED = 40;

    private record Change(Key key, Item before) {}

    private final InMemoryItemStore store;
    private final Map<Key, Item> all = new HashMap<>();
    private final Deque<Change> indexChanges = new ArrayDeque<>();
    private final BiConsumer<Item, Item> written;
    private final boolean hashed;
    private long hash;

    /**
     * @param hashed whether {@link #hash} is kept
     * @param written hears of each write that changed something: the item before and after, null where there is none
     */
    SharedItems(Clock clock, boolean hashed, BiConsumer<Item, Item> written) {
        store = new InMemoryItemStore(clock);
        this.hashed = hashed;
        this.written = written;
    }

    /** The items of another world. */
    void copy(SharedItems other) {
        store.putAll(other.all.values());
        all.putAll(other.all);
        hash = other.hash;
    }

    Optional<Item> get(Key key) {
        return store.get(key);
    }

    ItemPage query(Query query) {
        return store.query(query);
    }

    /** All items, in no order. */
    Stream<Item> items() {
        return all.values().stream();
    }

    /** The content as one number. */
    long hash() {
        return hash;
    }

    /** The earliest time that stands in the index for the tick; null for none. */
    Instant due() {
        List<Item> next = store.query(Query.index("due").limit(1)).items();
        return next.isEmpty()
                ? null
                : Instant.ofEpochMilli(Long.parseLong(next.getFirst().text(Item.INDEX_SORT)));
    }

    Outcome put(Item item, Condition condition) {
        return told(item.key(), store.put(item, condition), item);
    }

    Outcome update(Key key, Update update, Condition condition) {
        Outcome outcome = store.update(key, update, condition);
        return told(key, outcome, outcome instanceof Outcome.Applied(Optional<Item> after) ? after.orElse(null) : null);
    }

    Outcome delete(Key key, Condition condition) {
        return told(key, store.delete(key, condition), null);
    }

    void putAll(Collection<Item> items) {
        for (Item item : items) {
            store.putAll(List.of(item));
            tell(item.key(), item);
        }
    }

    private Outcome told(Key key, Outcome outcome, Item after) {
        if (outcome.applied()) {
            tell(key, after);
        }
        return outcome;
    }

    private void tell(Key key, Item after) {
        Item before = after == null ? all.remove(key) : all.put(key, after);
        if (after == null ? before == null : after.equals(before)) {
            return;
        }
        if (hashed) {
            hash ^= Hash.of(before) ^ Hash.of(after);
        }
        if (inIndex(before) || inIndex(after)) {
            indexChanges.addLast(new Change(key, before));
            if (indexChanges.size() > REMEMBERED) {
                indexChanges.removeFirst();
            }
        }
        written.accept(before, after);
    }

    private static boolean inIndex(Item item) {
        return item != null && item.has(Item.INDEX_PARTITION);
    }

    /** How many writes back the index can be seen. */
    int indexAge() {
        return indexChanges.size();
    }

    /** A page of the index as it was before the last so many changes. */
    ItemPage stale(Query query, int writesAgo) {
        Map<Key, Item> entries = new HashMap<>();
        Query next = Query.index(query.partition());
        for (Item entry : store.query(next).items()) {
            entries.put(entry.key(), entry);
        }
        var newestFirst = indexChanges.descendingIterator();
        for (int i = 0; i < writesAgo && newestFirst.hasNext(); i++) {
            Change change = newestFirst.next();
            entries.remove(change.key());
            if (inIndex(change.before())
                    && query.partition().equals(change.before().text(Item.INDEX_PARTITION))) {
                entries.put(change.key(), change.before().indexEntry());
            }
        }
        Comparator<Item> order = Comparator.comparing(entry -> entry.text(Item.INDEX_SORT), Utf8.ORDER);
        List<Item> found = entries.values().stream()
                .filter(entry ->
                        query.from() == null || Utf8.ORDER.compare(entry.text(Item.INDEX_SORT), query.from()) >= 0)
                .filter(entry -> query.to() == null || Utf8.ORDER.compare(entry.text(Item.INDEX_SORT), query.to()) < 0)
                .sorted((query.backward() ? order.reversed() : order)
                        .thenComparing(entry -> entry.key().partition())
                        .thenComparing(entry -> entry.key().sort()))
                .toList();
        // Whoever asks for more than a page gets the rest as it is now.
        return found.size() > query.limit() || query.cursor() != null
                ? store.query(query)
                : new ItemPage(found, Optional.empty());
    }
}
