package dev.baton.storekit;

import dev.baton.engine.store.InMemoryItemStore;
import dev.baton.engine.store.ItemStore;
import java.time.Clock;

class InMemoryItemStoreTest extends ItemStoreKit {
    @Override
    protected ItemStore open(Clock clock) {
        return new InMemoryItemStore(clock);
    }
}
