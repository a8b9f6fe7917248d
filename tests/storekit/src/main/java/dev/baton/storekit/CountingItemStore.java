package dev.baton.storekit;

import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.ItemPage;
import dev.baton.engine.store.ItemSize;
import dev.baton.engine.store.ItemStore;
import dev.baton.engine.store.Key;
import dev.baton.engine.store.Outcome;
import dev.baton.engine.store.Query;
import dev.baton.engine.store.Update;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Counts what passes to another store, and what DynamoDB would bill for it: a write takes 1 unit for each started KB of the
 * larger of the item before and after, and 1 for each change of the index (2 where a slot moves); a refused one takes 1. A
 * consistent read takes 1 unit for each started 4 KB, of the index half. Thread-safe; writes to one key go one by one.
 */
public final class CountingItemStore implements ItemStore {
    private static final int WRITE_UNIT = 1024;
    private static final int READ_UNIT = 4096;

    private final ItemStore store;
    private final Lock[] locks = new Lock[64];
    private final LongAdder reads = new LongAdder();
    private final LongAdder readHalves = new LongAdder();
    private final LongAdder writes = new LongAdder();
    private final LongAdder refusals = new LongAdder();
    private final LongAdder writeUnits = new LongAdder();

    /** Counts from zero; closes the other store with itself. */
    public CountingItemStore(ItemStore store) {
        this.store = store;
        for (int i = 0; i < locks.length; i++) {
            locks[i] = new ReentrantLock();
        }
    }

    /** How many gets and pages of queries there were. */
    public long reads() {
        return reads.sum();
    }

    /** What the reads would cost; half units come from the index. */
    public double readUnits() {
        return readHalves.sum() / 2.0;
    }

    /** How many items were written or tried to be, refused ones included. */
    public long writes() {
        return writes.sum();
    }

    /** How many of the writes were refused. */
    public long refusals() {
        return refusals.sum();
    }

    /** What the writes would cost. */
    public long writeUnits() {
        return writeUnits.sum();
    }

    /** Starts all counts from zero again. */
    public void reset() {
        for (LongAdder count : new LongAdder[] {reads, readHalves, writes, refusals, writeUnits}) {
            count.reset();
        }
    }

    @Override
    public Optional<Item> get(Key key) {
        Optional<Item> item = store.get(key);
        reads.increment();
        readHalves.add(2 * units(item.map(ItemSize::bytes).orElse(0), READ_UNIT));
        return item;
    }

    @Override
    public ItemPage query(Query query) {
        ItemPage page = store.query(query);
        reads.increment();
        int bytes = page.items().stream().mapToInt(ItemSize::bytes).sum();
        readHalves.add((query.index() ? 1 : 2) * units(bytes, READ_UNIT));
        return page;
    }

    @Override
    public Outcome put(Item item, Condition condition) {
        return counted(item.key(), () -> store.put(item, condition));
    }

    @Override
    public Outcome update(Key key, Update update, Condition condition) {
        return counted(key, () -> store.update(key, update, condition));
    }

    @Override
    public Outcome delete(Key key, Condition condition) {
        return counted(key, () -> store.delete(key, condition));
    }

    @Override
    public void putAll(Collection<Item> items) {
        long units = 0;
        for (Item item : items) {
            units += units(store.get(item.key()).orElse(null), item);
        }
        store.putAll(items);
        writes.add(items.size());
        writeUnits.add(units);
    }

    @Override
    public void close() {
        store.close();
    }

    private Outcome counted(Key key, Supplier<Outcome> write) {
        Lock lock = locks[Math.floorMod(key.hashCode(), locks.length)];
        lock.lock();
        try {
            Item before = store.get(key).orElse(null);
            Outcome outcome = write.get();
            writes.increment();
            if (outcome.applied()) {
                writeUnits.add(units(before, store.get(key).orElse(null)));
            } else {
                refusals.increment();
                writeUnits.increment();
            }
            return outcome;
        } finally {
            lock.unlock();
        }
    }

    private static long units(Item before, Item after) {
        int bytes = Math.max(before == null ? 0 : ItemSize.bytes(before), after == null ? 0 : ItemSize.bytes(after));
        return units(bytes, WRITE_UNIT) + Slot.of(before).changesTo(Slot.of(after));
    }

    private static long units(int bytes, int unit) {
        return Math.max(1, (bytes + unit - 1) / unit);
    }
}
