package dev.baton.engine.access;

import java.security.SecureRandom;

/** Unpredictable bytes; injected, so that a simulation can repeat them. */
@FunctionalInterface
public interface Randomness {
    /** That many bytes, which nobody can guess. */
    byte[] bytes(int count);

    /** The machine's own; in a process that is restored from a snapshot, too, as long as it is first asked after that. */
    static Randomness secure() {
        return count -> {
            byte[] bytes = new byte[count];
            new SecureRandom().nextBytes(bytes);
            return bytes;
        };
    }
}
