package dev.baton.storekit;

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

/** Passes every operation on to another store; what differs is overridden. */
public abstract class ForwardingItemStore implements ItemStore {
    /** Where the operations go. */
    protected final ItemStore store;

    protected ForwardingItemStore(ItemStore store) {
        this.store = store;
    }

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
        return store.update(key, update, condition);
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
    public void together(Runnable steps) {
        store.together(steps);
    }

    @Override
    public void onceWritten(Runnable deed, Runnable otherwise) {
        store.onceWritten(deed, otherwise);
    }

    @Override
    public void close() {
        store.close();
    }
}
