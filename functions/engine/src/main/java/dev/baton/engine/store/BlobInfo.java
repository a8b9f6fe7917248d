package dev.baton.engine.store;

import java.time.Instant;
import java.util.Objects;

/**
 * A blob without its bytes. Two are equal that tell of the same bytes under the same key, whenever they were written.
 *
 * @param length in bytes
 * @param sha256 of the bytes, in lower-case hex; null where somebody wrote them to the backend directly, and it does not know
 * @param modified when the blob was written; null where the store does not tell
 */
public record BlobInfo(String key, long length, String sha256, Instant modified) {
    /** A blob of which nobody knows when it was written. */
    public BlobInfo(String key, long length, String sha256) {
        this(key, length, sha256, null);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BlobInfo(String otherKey, long otherLength, String otherSha256, Instant whenever)
                && key.equals(otherKey)
                && length == otherLength
                && Objects.equals(sha256, otherSha256);
    }

    @Override
    public int hashCode() {
        return Objects.hash(key, length, sha256);
    }
}
