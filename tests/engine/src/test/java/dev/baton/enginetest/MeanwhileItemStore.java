package dev.baton.enginetest;

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

/** Lets something happen once, just before a write, so that the write finds another world than its maker had read. */
final class MeanwhileItemStore implements ItemStore {
    private final ItemStore store;
    private final String sort;
    private final Runnable happening;
    private boolean happened;

    /** @param sort how the sort key of the write begins before which it happens */
    MeanwhileItemStore(ItemStore store, String sort, Runnable happening) {
        this.store = store;
        this.sort = sort;
        this.happening = happening;
    }

    private void before(Key key) {
        if (!happened && key.sort().startsWith(sort)) {
            happened = true;
            happening.run();
        }
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
        before(item.key());
        return store.put(item, condition);
    }

    @Override
    public Outcome update(Key key, Update update, Condition condition) {
        before(key);
        return store.update(key, update, condition);
    }

    @Override
    public Outcome delete(Key key, Condition condition) {
        before(key);
        return store.delete(key, condition);
    }

    @Override
    public void putAll(Collection<Item> items) {
        items.forEach(item -> before(item.key()));
        store.putAll(items);
    }

    @Override
    public void close() {
        store.close();
    }
}
