package dev.baton.simulation;

import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.ItemPage;
import dev.baton.engine.store.ItemStore;
import dev.baton.engine.store.Key;
import dev.baton.engine.store.Outcome;
import dev.baton.engine.store.Query;
import dev.baton.engine.store.Update;
import java.util.Collection;
import java.util.Optional;

/** Changes what an engine asks of its store. */
record SabotagedStore(ItemStore store, Sabotage sabotage) implements ItemStore {
    @Override
    public Optional<Item> get(Key key) {
        return store.get(key);
    }

    @Override
    public ItemPage query(Query query) {
        return store.query(query);
    }

    @Override
    public Outcome put(Item item, Condition condition) {
        return store.put(item, condition);
    }

    @Override
    public Outcome update(Key key, Update update, Condition condition) {
        return sabotage.update(store, key, update, condition);
    }

    @Override
    public Outcome delete(Key key, Condition condition) {
        return store.delete(key, condition);
    }

    @Override
    public void putAll(Collection<Item> items) {
        store.putAll(items);
    }

    @Override
    public void close() {
        store.close();
    }
}
