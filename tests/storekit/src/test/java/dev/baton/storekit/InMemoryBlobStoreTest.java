package dev.baton.storekit;

import dev.baton.engine.store.BlobStore;
import dev.baton.engine.store.InMemoryBlobStore;

class InMemoryBlobStoreTest extends BlobStoreKit {
    @Override
    protected BlobStore open() {
        return new InMemoryBlobStore();
    }
}
