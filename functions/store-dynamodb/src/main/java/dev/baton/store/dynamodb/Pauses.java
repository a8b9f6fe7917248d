package dev.baton.store.dynamodb;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** The time that passes, and chance: what {@link Tries} need of the world. */
interface Pauses {
    /** The real ones. */
    Pauses REAL = new Pauses() {
        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public void pause(long nanos) throws InterruptedException {
            TimeUnit.NANOSECONDS.sleep(nanos);
        }

        @Override
        public double chance() {
            return ThreadLocalRandom.current().nextDouble();
        }
    };

    /** A clock that only goes forward, in nanoseconds. */
    long nanoTime();

    void pause(long nanos) throws InterruptedException;

    /** From 0 to 1, the latter exclusive. */
    double chance();
}
