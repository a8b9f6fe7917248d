package dev.baton.engine.store;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Bytes under keys, after S3. A key is 1 to 1024 bytes of UTF-8, its parts separated by slashes; none of them is empty,
 * {@code .} or {@code ..}; another key is refused with {@link StoreLimitException}. A blob {@code a} and a blob {@code a/b}
 * may both be there. Thread-safe. A blob is replaced whole: a reader sees the old bytes or the new, never a mixture,
 * and a put that was acknowledged is durable as the store's durability says.
 */
public interface BlobStore extends AutoCloseable {
    /** Stores the stream's bytes, replacing what stood there, and closes nothing. */
    BlobInfo put(String key, InputStream bytes) throws IOException;

    /** Stores the bytes unless something stands there; empty where something does. One of several callers wins. */
    Optional<BlobInfo> putIfAbsent(String key, InputStream bytes) throws IOException;

    /** The blob, to be closed by the caller. */
    Optional<Blob> get(String key) throws IOException;

    /** What the blob is, without its bytes. */
    Optional<BlobInfo> head(String key) throws IOException;

    /** Removes the blob; false where there was none. */
    boolean delete(String key) throws IOException;

    /**
     * A page of the blobs whose keys start with the prefix, in UTF-8 order, without digests where those would cost a request each;
     * the cursor is null for the first page.
     */
    BlobPage list(String prefix, int limit, String cursor) throws IOException;

    /** An address that anyone can read the blob from for that long, where the backend can give one. */
    Optional<URI> presignGet(String key, Duration validity);

    /** An address that anyone can write the blob to for that long, where the backend can give one. */
    Optional<URI> presignPut(String key, Duration validity);

    @Override
    void close();
}
