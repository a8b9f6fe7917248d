package dev.baton.engine.stash;

import java.time.Instant;

/**
 * A file of a job without its bytes.
 *
 * @param length in bytes
 * @param sha256 of its bytes in lower-case hex; null where somebody uploaded it to the store directly and the store tells none
 * @param modified when it was written; null where the store does not know
 */
public record StoredFile(String name, long length, String sha256, Instant modified) {}
