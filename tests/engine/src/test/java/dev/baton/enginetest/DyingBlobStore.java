package dev.baton.enginetest;

import dev.baton.engine.store.Blob;
import dev.baton.engine.store.BlobInfo;
import dev.baton.engine.store.BlobPage;
import dev.baton.engine.store.BlobStore;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Lets the process die at one removal of a blob, before it is applied. */
final class DyingBlobStore implements BlobStore {
    private final BlobStore store;
    private int left;

    DyingBlobStore(BlobStore store, int removals) {
        this.store = store;
        this.left = removals;
    }

    @Override
    public boolean delete(String key) throws IOException {
        if (left-- == 0) {
            throw new DyingItemStore.Died();
        }
        return store.delete(key);
    }

    @Override
    public BlobInfo put(String key, InputStream bytes) throws IOException {
        return store.put(key, bytes);
    }

    @Override
    public Optional<BlobInfo> putIfAbsent(String key, InputStream bytes) throws IOException {
        return store.putIfAbsent(key, bytes);
    }

    @Override
    public Optional<Blob> get(String key) throws IOException {
        return store.get(key);
    }

    @Override
    public Optional<BlobInfo> head(String key) throws IOException {
        return store.head(key);
    }

    @Override
    public BlobPage list(String prefix, int limit, String cursor) throws IOException {
        return store.list(prefix, limit, cursor);
    }

    @Override
    public Optional<URI> presignGet(String key, Duration validity) {
        return store.presignGet(key, validity);
    }

    @Override
    public Optional<URI> presignPut(String key, Duration validity) {
        return store.presignPut(key, validity);
    }

    @Override
    public void close() {
        store.close();
    }
}
