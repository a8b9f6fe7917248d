package dev.baton.store.sqlite;

import dev.baton.engine.store.ItemStore;
import dev.baton.storekit.ItemStoreKit;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.io.TempDir;

class FullSqliteItemStoreTest extends ItemStoreKit {
    @TempDir
    Path folder;

    @Override
    protected ItemStore open(Clock clock) {
        return SqliteItemStore.open(folder.resolve("items.db"), Durability.FULL, clock);
    }
}
