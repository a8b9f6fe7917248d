package dev.baton.simulation;

import dev.baton.engine.store.Condition;
import dev.baton.engine.store.ItemStore;
import dev.baton.engine.store.Key;
import dev.baton.engine.store.Outcome;
import dev.baton.engine.store.Update;
import dev.baton.storekit.ForwardingItemStore;

/** Changes what an engine asks of its store. */
final class SabotagedStore extends ForwardingItemStore {
    private final Sabotage sabotage;

    SabotagedStore(ItemStore store, Sabotage sabotage) {
        super(store);
        this.sabotage = sabotage;
    }

    @Override
    public Outcome update(Key key, Update update, Condition condition) {
        return sabotage.update(store, key, update, condition);
    }
}
