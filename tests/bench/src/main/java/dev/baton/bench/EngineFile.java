package dev.baton.bench;

import dev.baton.engine.Backend;
import dev.baton.engine.Engine;
import dev.baton.engine.workflow.StoredEngine;
import dev.baton.store.sqlite.Durability;
import dev.baton.store.sqlite.FolderBlobStore;
import dev.baton.store.sqlite.SqliteItemStore;
import java.time.Clock;

/**
 * The engine on a new SQLite file, as durable as {@code baton run} has it.
 *
 * @param scratch where the file is; closed with this
 */
record EngineFile(Engine engine, SqliteItemStore items, FolderBlobStore blobs, Scratch scratch)
        implements AutoCloseable {
    static EngineFile create() {
        Scratch scratch = Scratch.create();
        Clock clock = Clock.systemUTC();
        SqliteItemStore items = SqliteItemStore.open(scratch.folder().resolve("baton.db"), Durability.NORMAL, clock);
        FolderBlobStore blobs = FolderBlobStore.open(scratch.folder().resolve("blobs"), Durability.NORMAL, clock);
        return new EngineFile(new StoredEngine(Backend.plain(items, blobs, clock)), items, blobs, scratch);
    }

    @Override
    public void close() {
        items.close();
        blobs.close();
        scratch.close();
    }
}
