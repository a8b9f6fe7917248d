package dev.baton.simulation;

import java.util.SplittableRandom;

/** Decisions by a pseudo-random generator: the same seed decides the same. */
final class SeededChoices implements Choices {
    private final SplittableRandom random;

    SeededChoices(long seed) {
        random = new SplittableRandom(seed);
    }

    @Override
    public int below(int bound) {
        return random.nextInt(bound);
    }
}
