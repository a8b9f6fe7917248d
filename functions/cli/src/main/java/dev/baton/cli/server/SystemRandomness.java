package dev.baton.cli.server;

import dev.baton.engine.access.Randomness;
import java.security.SecureRandom;

/** The machine's own randomness. Thread-safe. */
final class SystemRandomness implements Randomness {
    /** Found on first need, since looking for the provider takes its time. */
    private static final class Source {
        static final SecureRandom RANDOM = new SecureRandom();
    }

    @Override
    public byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        Source.RANDOM.nextBytes(bytes);
        return bytes;
    }
}
