package dev.baton.storekit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.ItemStore;
import dev.baton.engine.store.Key;
import dev.baton.engine.store.Outcome;
import dev.baton.engine.store.Query;
import dev.baton.engine.store.Update;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The store that claims are made about, and short ways to write to it. */
public interface StoreUnderTest {
    /** The item that most claims are about. */
    Key KEY = new Key("jobs", "one");

    ItemStore store();

    SettableClock clock();

    /** Puts the item whatever stands there. */
    default Item given(Item.Builder builder) {
        Item item = builder.build();
        assertEquals(new Outcome.Applied(Optional.of(item)), store().put(item, Condition.ANY));
        return item;
    }

    /** Updates {@link #KEY}, which must succeed, and returns what is stored then. */
    default Item updated(Update.Builder update) {
        Outcome outcome = store().update(KEY, update.build(), Condition.ANY);
        Optional<Item> stored = store().get(KEY);
        assertEquals(stored, assertInstanceOf(Outcome.Applied.class, outcome).item());
        return stored.orElseThrow();
    }

    /** Every item of the query, page after page. */
    default List<Item> all(Query query) {
        List<Item> items = new ArrayList<>();
        store().each(query, items::add);
        return items;
    }

    /** The sort keys of every item of the query. */
    default List<String> sorts(Query query) {
        return all(query).stream().map(item -> item.key().sort()).toList();
    }
}
