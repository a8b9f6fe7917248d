package dev.baton.store.sqlite;

import dev.baton.engine.store.BlobStore;
import dev.baton.storekit.BlobStoreKit;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.io.TempDir;

class FullFolderBlobStoreTest extends BlobStoreKit {
    @TempDir
    Path folder;

    @Override
    protected BlobStore open() {
        return FolderBlobStore.open(folder, Durability.FULL, Clock.systemUTC());
    }
}
