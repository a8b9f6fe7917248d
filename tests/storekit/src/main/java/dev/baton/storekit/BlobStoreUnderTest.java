package dev.baton.storekit;

import dev.baton.engine.store.Blob;
import dev.baton.engine.store.BlobInfo;
import dev.baton.engine.store.BlobStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The blob store that claims are made about, and short ways to use it. */
public interface BlobStoreUnderTest {
    BlobStore blobs();

    /** Puts the text's bytes. */
    default BlobInfo put(String key, String text) throws IOException {
        return blobs().put(key, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Puts the text's bytes unless something stands there. */
    default Optional<BlobInfo> putIfAbsent(String key, String text) throws IOException {
        return blobs().putIfAbsent(key, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The blob's bytes as text, or null where there is none. */
    default String read(String key) throws IOException {
        Optional<Blob> found = blobs().get(key);
        if (found.isEmpty()) {
            return null;
        }
        try (Blob blob = found.get()) {
            return new String(blob.bytes().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
