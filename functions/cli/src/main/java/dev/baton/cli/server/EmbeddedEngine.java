package dev.baton.cli.server;

import dev.baton.engine.Backend;
import dev.baton.engine.Engine;
import dev.baton.engine.Fanout;
import dev.baton.engine.workflow.StoredEngine;
import dev.baton.store.sqlite.Durability;
import dev.baton.store.sqlite.FolderBlobStore;
import dev.baton.store.sqlite.SqliteItemStore;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The engine over the data folder: a database and a folder of blobs. */
@Singleton
public final class EmbeddedEngine {
    private final SqliteItemStore items;
    private final FolderBlobStore blobs;
    private final Engine engine;

    EmbeddedEngine(
            @ConfigProperty(name = "baton.data") Path data,
            @ConfigProperty(name = "baton.durability") Durability durability,
            Bell bell) {
        Clock clock = Clock.systemUTC();
        items = SqliteItemStore.open(data.resolve("baton.db"), durability, clock);
        blobs = FolderBlobStore.open(data.resolve("blobs"), durability, clock);
        engine = new StoredEngine(new Backend(items, blobs, clock, Fanout.SEQUENTIAL, bell));
    }

    @Produces
    @Singleton
    Engine engine() {
        return engine;
    }

    @PreDestroy
    void close() {
        blobs.close();
        items.close();
    }
}
