package dev.baton.cli.server;

import dev.baton.cli.client.DataFolder;
import dev.baton.engine.Backend;
import dev.baton.engine.Engine;
import dev.baton.engine.Fanout;
import dev.baton.engine.push.Push;
import dev.baton.engine.reactor.ReactorSettings;
import dev.baton.engine.workflow.StoredEngine;
import dev.baton.store.sqlite.Durability;
import dev.baton.store.sqlite.FolderBlobStore;
import dev.baton.store.sqlite.SqliteItemStore;
import java.nio.file.Path;
import java.time.Clock;

/** The engine over a data folder: a database and a folder of blobs. Closed last of all that uses it. */
final class LocalStores implements AutoCloseable {
    private static final int AT_ONCE = 16;

    private final Bell bell = new Bell();
    private final SqliteItemStore items;
    private final FolderBlobStore blobs;
    private final Engine engine;
    private final Durability durability;

    /** @param push how push jobs are sent */
    LocalStores(Path data, Durability durability, Push push) {
        this.durability = durability;
        Clock clock = Clock.systemUTC();
        DataFolder folder = new DataFolder(data);
        items = SqliteItemStore.open(folder.database(), durability, clock);
        blobs = FolderBlobStore.open(folder.blobs(), durability, clock);
        engine = new StoredEngine(
                new Backend(items, blobs, clock, new SystemRandomness(), fanout(durability), bell, push, false),
                ReactorSettings.of(System.getenv()));
    }

    /** Where each write waits for the disk, those that come together wait once. */
    private static Fanout fanout(Durability durability) {
        return switch (durability) {
            case NORMAL -> Fanout.SEQUENTIAL;
            case FULL -> Fanout.parallel(AT_ONCE);
        };
    }

    Engine engine() {
        return engine;
    }

    /** Does the steps as one where a write does not wait for the disk; where it does, some are done by other threads. */
    void together(Runnable steps) {
        if (durability == Durability.NORMAL) {
            items.together(steps);
        } else {
            steps.run();
        }
    }

    /** Rings when the engine changed something. */
    Bell bell() {
        return bell;
    }

    @Override
    public void close() {
        blobs.close();
        items.close();
    }
}
