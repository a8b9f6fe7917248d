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
    static Engine engine() {
        Clock clock = Clock.systemUTC();
        return new StoredEngine(Backend.plain(new InMemoryItemStore(clock), new InMemoryBlobStore(), clock)
                .with(new SeededBytes(1)));
    }
}
