package dev.baton.engine.sparky;

import dev.baton.engine.store.Blob;
import dev.baton.engine.store.BlobInfo;
import dev.baton.engine.store.BlobPage;
import dev.baton.engine.store.BlobStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Texts and bytes among the blobs. */
record Blobs(BlobStore store) {
    private static final int PAGE = 1000;

    void put(String key, byte[] bytes) {
        try {
            store.put(key, new ByteArrayInputStream(bytes));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Unless something stands there: whoever comes again changes nothing. */
    void putOnce(String key, byte[] bytes) {
        try {
            store.putIfAbsent(key, new ByteArrayInputStream(bytes));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Optional<byte[]> get(String key) {
        try {
            Optional<Blob> found = store.get(key);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            try (Blob blob = found.get()) {
                return Optional.of(blob.bytes().readAllBytes());
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Optional<String> text(String key) {
        return get(key).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /** What stands under the prefix, in order. */
    List<BlobInfo> list(String prefix) {
        try {
            List<BlobInfo> all = new ArrayList<>();
            String cursor = null;
            do {
                BlobPage page = store.list(prefix, PAGE, cursor);
                all.addAll(page.blobs());
                cursor = page.cursor().orElse(null);
            } while (cursor != null);
            return all;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void delete(String key) {
        try {
            store.delete(key);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void deleteUnder(String prefix) {
        list(prefix).forEach(blob -> delete(blob.key()));
    }
}
