package dev.baton.storekit;

import dev.baton.engine.store.BlobStore;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Everything that a {@link BlobStore} must do. A backend's test class extends this and opens a fresh store for each test. */
public abstract class BlobStoreKit implements BlobClaims, BlobKeyClaims, BlobListClaims {
    private BlobStore blobs;

    /** An empty store. */
    protected abstract BlobStore open() throws IOException;

    @BeforeEach
    void openStore() throws IOException {
        blobs = open();
    }

    @AfterEach
    void closeStore() {
        blobs.close();
    }

    @Override
    public BlobStore blobs() {
        return blobs;
    }
}
