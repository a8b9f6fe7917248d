package dev.baton.engine.stash;

import dev.baton.engine.store.Blob;
import dev.baton.engine.store.BlobInfo;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * What one job keeps: at most one JSON value, and files by name. An entry is replaced whole: a reader sees the old bytes or the
 * new, never a mixture. Whether the job exists is for the caller to ask. Thread-safe; every call may be repeated.
 */
public interface Stash {
    /** The entry, to be closed by the caller; a value that was never put is absent, which JSON's null is not. */
    Optional<Blob> get(Entry entry) throws IOException;

    /** What the entry is, without its bytes. */
    Optional<BlobInfo> head(Entry entry) throws IOException;

    /**
     * Stores the stream's bytes, of any number, in place of what stood there, and closes nothing. Nothing changes where the
     * stream fails.
     *
     * @throws BadJsonException where the entry is the value and the bytes are not one JSON value in UTF-8
     */
    BlobInfo put(Entry entry, InputStream bytes) throws IOException;

    /** Removes the entry; false where there was none. */
    boolean delete(Entry entry) throws IOException;

    /** A page of the files; the cursor is null for the first. */
    FilePage files(int limit, String cursor) throws IOException;

    /** An address that anyone can read this entry from for that long, and no other, where the store can give one. */
    Optional<URI> download(Entry entry, Duration validity);

    /**
     * An address that anyone can write this entry to for that long, and no other, where the store can give one. What comes that
     * way is not looked at: a value may turn out to be no JSON.
     */
    Optional<URI> upload(Entry entry, Duration validity);

    /** Removes all that the job keeps. Where that broke off, it is to be repeated. */
    void deleteAll();
}
