package dev.baton.enginetest;

import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.ItemStore;
import dev.baton.engine.store.Key;
import dev.baton.engine.store.Outcome;
import dev.baton.engine.store.Update;
import dev.baton.storekit.ForwardingItemStore;
import java.util.Collection;

/** Lets something happen once, just before a write, so that the write finds another world than its maker had read. */
final class MeanwhileItemStore extends ForwardingItemStore {
    private final String sort;
    private final Runnable happening;
    private boolean happened;

    /** @param sort how the sort key of the write begins before which it happens */
    MeanwhileItemStore(ItemStore store, String sort, Runnable happening) {
        super(store);
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
}
