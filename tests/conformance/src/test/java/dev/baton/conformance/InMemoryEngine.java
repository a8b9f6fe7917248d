package dev.baton.conformance;

import dev.baton.engine.Backend;
import dev.baton.engine.Engine;
import dev.baton.engine.store.InMemoryBlobStore;
import dev.baton.engine.store.InMemoryItemStore;
import dev.baton.engine.workflow.StoredEngine;
import dev.baton.storekit.SeededBytes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The engine behind the doors under test. */
final class InMemoryEngine {
    private InMemoryEngine() {}

    @Produces
    @Singleton
    static CountedItems items() {
        return new CountedItems(new InMemoryItemStore(Clock.systemUTC()));
    }

    @Produces
    @Singleton
    static InMemoryBlobStore blobs() {
        return new InMemoryBlobStore();
    }

    @Produces
    @Singleton
    static Engine engine(CountedItems items, InMemoryBlobStore blobs) {
        return new StoredEngine(Backend.plain(items, blobs, Clock.systemUTC()).with(new SeededBytes(1)));
    }
}
