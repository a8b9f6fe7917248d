package dev.baton.engine.actor;

import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.ItemStore;
import dev.baton.engine.store.Key;
import dev.baton.engine.store.Query;
import java.util.ArrayList;
import java.util.List;

/**
 * The names of all records of a kind, in one partition: for listings, which are rare, while the records spread. A name is
 * written before its record and removed after it, so a name without a record is nothing amiss.
 */
record Register(ItemStore items, String partition) {
    void add(String name) {
        items.put(Item.at(new Key(partition, name)).build(), Condition.ANY);
    }

    void remove(String name) {
        items.delete(new Key(partition, name), Condition.ANY);
    }

    List<String> names() {
        List<String> names = new ArrayList<>();
        items.each(Query.partition(partition), item -> names.add(item.key().sort()));
        return names;
    }
}
