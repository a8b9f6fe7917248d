package dev.baton.store.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.ItemStore;
import dev.baton.engine.store.Key;
import dev.baton.engine.store.Query;
import dev.baton.engine.store.Update;
import dev.baton.store.dynamodb.CapacityMeter.Operation;
import dev.baton.store.dynamodb.CapacityMeter.Use;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What DynamoDB says that operations cost. */
class CapacityMeterTest {
    private static final Key KEY = new Key("jobs", "one");

    private final CapacityMeter meter = new CapacityMeter();
    private ItemStore store;

    @BeforeEach
    void open() {
        CloudSettings settings = Emulators.items();
        try (var client = new AwsClients(settings, Map.of()).dynamoDb()) {
            CloudTable.create(client, settings.table());
        }
        store = CloudStores.open(settings, Clock.systemUTC(), Optional.of(meter))
                .items();
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void put(Item.Builder item) {
        store.put(item.build(), Condition.ANY);
    }

    @Test
    void a_small_write_takes_one_unit_and_a_slot_in_the_index_one_more() {
        put(Item.at(KEY).with("n", 1));
        assertEquals(new Use(1, 0, 0, 0, 1, 0), meter.of(Operation.PUT));
        store.update(
                KEY,
                Update.change()
                        .set(Item.INDEX_PARTITION, "p")
                        .set(Item.INDEX_SORT, "s")
                        .build(),
                Condition.ANY);
        assertEquals(new Use(1, 0, 0, 0, 1, 1), meter.of(Operation.UPDATE));
        meter.reset();
        store.update(KEY, Update.change().set("n", 2).build(), Condition.ANY);
        assertEquals(new Use(1, 0, 0, 0, 1, 0), meter.total(), "what the index does not show does not touch it");
        store.delete(KEY, Condition.ANY);
        assertEquals(new Use(1, 0, 0, 0, 1, 1), meter.of(Operation.DELETE));
        assertEquals(3, meter.total().writes());
    }

    @Test
    void a_refused_write_takes_what_the_item_takes() {
        put(Item.at(KEY).with("text", "x".repeat(1500)));
        meter.reset();
        store.update(KEY, Update.change().set("n", 1).build(), Condition.is("n", 7));
        store.put(Item.at(new Key("no", "thing")).build(), Condition.EXISTS);
        assertEquals(new Use(1, 1, 0, 0, 2, 0), meter.of(Operation.UPDATE));
        assertEquals(new Use(1, 1, 0, 0, 1, 0), meter.of(Operation.PUT));
    }

    @Test
    void a_strong_read_takes_one_unit_and_the_index_half_of_that() {
        put(Item.at(KEY).with(Item.INDEX_PARTITION, "p").with(Item.INDEX_SORT, "s"));
        store.get(KEY);
        store.get(new Key("no", "thing"));
        assertEquals(new Use(2, 0, 2, 0, 0, 0), meter.of(Operation.GET));
        store.query(Query.partition("jobs"));
        store.query(Query.index("p"));
        assertEquals(new Use(2, 0, 1, 0.5, 0, 0), meter.of(Operation.QUERY));
        assertEquals(3.5, meter.total().reads());
    }

    @Test
    void a_bulk_takes_a_unit_for_each_item() {
        store.putAll(List.of(
                Item.at(KEY).build(),
                Item.at(new Key("jobs", "two")).build(),
                Item.at(new Key("jobs", "three")).build()));
        assertEquals(new Use(1, 0, 0, 0, 3, 0), meter.of(Operation.BULK));
    }
}
