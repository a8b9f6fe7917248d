package dev.baton.storekit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.baton.engine.store.Condition;
import dev.baton.engine.store.InMemoryItemStore;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.ItemStore;
import dev.baton.engine.store.Key;
import dev.baton.engine.store.Query;
import dev.baton.engine.store.Update;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Is a store itself, and counts. */
class CountingItemStoreTest extends ItemStoreKit {
    private static final Key KEY = new Key("p", "s");
    private final CountingItemStore counting =
            new CountingItemStore(new InMemoryItemStore(new SettableClock(Instant.EPOCH)));

    @Override
    protected ItemStore open(Clock clock) {
        return new CountingItemStore(new InMemoryItemStore(clock));
    }

    private void costs(long units, Runnable write) {
        long before = counting.writeUnits();
        write.run();
        assertEquals(units, counting.writeUnits() - before);
    }

    private void update(Update.Builder update) {
        counting.update(KEY, update.build(), Condition.ANY);
    }

    private void put(Item.Builder item) {
        counting.put(item.build(), Condition.ANY);
    }

    @Test
    void a_write_costs_the_larger_of_before_and_after_in_started_kilobytes() {
        costs(1, () -> put(Item.at(KEY).with("a", "x".repeat(1000))));
        costs(2, () -> put(Item.at(KEY).with("a", "x".repeat(1100))));
        costs(2, () -> update(Update.change().set("a", "short")));
        costs(1, () -> update(Update.change().set("a", "other")));
        costs(1, () -> counting.delete(KEY, Condition.ANY));
        costs(1, () -> counting.delete(KEY, Condition.ANY));
    }

    @Test
    void a_slot_of_the_index_costs_1_to_appear_or_vanish_or_change_and_2_to_move() {
        costs(2, () -> put(Item.at(KEY).with("ipk", "ready").with("isk", "1")));
        costs(1, () -> update(Update.change().set("a", 1)));
        costs(2, () -> update(Update.change().set("iv", "shown")));
        costs(3, () -> update(Update.change().set("isk", "2")));
        costs(2, () -> update(Update.change().remove("isk")));
        costs(1, () -> update(Update.change().set("iv", "hidden")));
        costs(2, () -> update(Update.change().set("isk", "2")));
        costs(2, () -> counting.delete(KEY, Condition.ANY));
    }

    @Test
    void a_refused_write_costs_1_and_is_counted() {
        costs(1, () -> counting.put(Item.at(KEY).build(), Condition.EXISTS));
        assertEquals(1, counting.refusals());
        assertEquals(1, counting.writes());
    }

    @Test
    void a_bulk_counts_each_item() {
        costs(
                3,
                () -> counting.putAll(List.of(
                        Item.at(KEY).build(),
                        Item.at(new Key("p", "t"))
                                .with("ipk", "i")
                                .with("isk", "j")
                                .build())));
        assertEquals(2, counting.writes());
    }

    @Test
    void a_read_costs_its_started_4_kb_and_half_on_the_index() {
        put(Item.at(KEY).with("a", "x".repeat(5000)));
        counting.get(KEY);
        assertEquals(2.0, counting.readUnits());
        counting.query(Query.index("ready"));
        assertEquals(2.5, counting.readUnits());
        counting.query(Query.partition("p"));
        assertEquals(4.5, counting.readUnits());
        assertEquals(3, counting.reads());
        counting.reset();
        assertEquals(0, counting.reads() + counting.writes() + counting.writeUnits());
    }
}
