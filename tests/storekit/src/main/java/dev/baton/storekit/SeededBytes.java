package dev.baton.storekit;

import dev.baton.engine.access.Randomness;
import java.util.Random;

/** Bytes that come in the same order from the same seed: for tests, whose secrets everybody may know. Thread-safe. */
public final class SeededBytes implements Randomness {
    private final Random random;

    public SeededBytes(long seed) {
        random = new Random(seed);
    }

    @Override
    public synchronized byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
