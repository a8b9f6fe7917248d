package dev.baton.lambda;

import dev.baton.engine.access.Randomness;
import java.security.SecureRandom;

/** The machine's own randomness. Nothing is kept, so that two functions restored from one snapshot differ. */
final class SystemRandomness implements Randomness {
    @Override
    public byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
