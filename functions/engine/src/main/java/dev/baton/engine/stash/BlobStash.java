package dev.baton.engine.stash;

import dev.baton.engine.store.Blob;
import dev.baton.engine.store.BlobInfo;
import dev.baton.engine.store.BlobPage;
import dev.baton.engine.store.BlobStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;

/** A stash as blobs. */
public record BlobStash(BlobStore blobs, Owner owner) implements Stash {
    private static final int PAGE = 1000;

    @Override
    public Optional<Blob> get(Entry entry) throws IOException {
        return blobs.get(owner.key(entry));
    }

    @Override
    public Optional<BlobInfo> head(Entry entry) throws IOException {
        return blobs.head(owner.key(entry));
    }

    @Override
    public BlobInfo put(Entry entry, InputStream bytes) throws IOException {
        return switch (entry) {
            case Entry.Value value -> putJson(owner.key(value), new JsonBytes(bytes));
            case Entry.File file -> blobs.put(owner.key(file), bytes);
        };
    }

    /** A store may have wrapped what it met while it read. */
    private BlobInfo putJson(String key, JsonBytes json) throws IOException {
        try {
            return blobs.put(key, json);
        } catch (IOException | RuntimeException failure) {
            if (json.wrong().isPresent()) {
                throw json.wrong().get();
            }
            throw failure;
        }
    }

    @Override
    public boolean delete(Entry entry) throws IOException {
        return blobs.delete(owner.key(entry));
    }

    @Override
    public FilePage files(int limit, String cursor) throws IOException {
        String prefix = owner.files();
        BlobPage page = blobs.list(prefix, limit, cursor);
        List<StoredFile> files = page.blobs().stream()
                .map(blob -> new StoredFile(
                        blob.key().substring(prefix.length()), blob.length(), blob.sha256(), blob.modified()))
                .toList();
        return new FilePage(files, page.cursor());
    }

    @Override
    public Optional<URI> download(Entry entry, Duration validity) {
        return blobs.presignGet(owner.key(entry), validity);
    }

    @Override
    public Optional<URI> upload(Entry entry, Duration validity) {
        return blobs.presignPut(owner.key(entry), validity);
    }

    @Override
    public void deleteAll() {
        try {
            blobs.delete(owner.key(new Entry.Value()));
            each(blobs, owner.files(), blobs::delete);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Removes what these jobs of a workflow keep; one listing serves all of them. Where that broke off, it is to be repeated. */
    public static void deleteOf(BlobStore blobs, long workflow, LongPredicate jobs) {
        String prefix = Owner.ofWorkflow(workflow);
        try {
            each(blobs, prefix, key -> {
                int end = key.indexOf('/', prefix.length());
                if (jobs.test(Long.parseLong(key, prefix.length(), end, 10))) {
                    blobs.delete(key);
                }
            });
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Something that is done to a blob. */
    private interface Deed {
        void to(String key) throws IOException;
    }

    private static void each(BlobStore blobs, String prefix, Deed deed) throws IOException {
        String cursor = null;
        do {
            BlobPage page = blobs.list(prefix, PAGE, cursor);
            for (BlobInfo blob : page.blobs()) {
                deed.to(blob.key());
            }
            cursor = page.cursor().orElse(null);
        } while (cursor != null);
    }
}
