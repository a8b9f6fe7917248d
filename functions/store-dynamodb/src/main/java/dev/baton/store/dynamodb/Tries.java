package dev.baton.store.dynamodb;

import dev.baton.engine.store.StoreBusyException;
import java.time.Duration;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Repeats requests within a budget of time, with full jitter between: a pause of random length, up to 25 ms at first and
 * twice as much with each try, up to 1 s. No try begins that could last beyond the budget. Thread-safe.
 *
 * @param budget how long all tries of one operation take at most
 * @param attempt how long one try takes at most
 */
record Tries(String service, Duration budget, Duration attempt, Pauses pauses) {
    private static final long FIRST = Duration.ofMillis(25).toNanos();
    private static final long LONGEST = Duration.ofSeconds(1).toNanos();

    /** Asks for what may be asked any number of times. */
    <T> T repeatable(String what, Supplier<T> request) {
        return within(series(what), true, request);
    }

    /** Asks for what is repeated only where the try before surely had no effect. */
    <T> T once(String what, Supplier<T> request) {
        return within(series(what), false, request);
    }

    /** Starts the budget of an operation. */
    Series series(String what) {
        return new Series(what);
    }

    /** Asks as a part of a series; lasting trouble is thrown as it is. */
    <T> T within(Series series, boolean repeatable, Supplier<T> request) {
        while (true) {
            try {
                return request.get();
            } catch (SdkException e) {
                Trouble trouble = Trouble.of(e);
                if (trouble == Trouble.LASTING) {
                    throw e;
                }
                series.doubtful |= trouble == Trouble.UNKNOWN_EFFECT;
                if (trouble == Trouble.UNKNOWN_EFFECT && !repeatable) {
                    throw series.busy(e);
                }
                series.pause(e);
            }
        }
    }

    /** The tries of one operation. Not thread-safe. */
    final class Series {
        private final String what;
        private final long start = pauses.nanoTime();
        private long longest = FIRST;
        private int tries = 1;
        private boolean doubtful;

        private Series(String what) {
            this.what = what;
        }

        /** Whether a try before may have been applied. */
        boolean doubtful() {
            return doubtful;
        }

        /** Notes that a part was applied. */
        void partly() {
            doubtful = true;
        }

        /** Waits before the next try; throws {@link StoreBusyException} where the budget does not allow for one. */
        void pause(Exception cause) {
            long nanos = (long) (pauses.chance() * longest);
            longest = Math.min(2 * longest, LONGEST);
            long ends = pauses.nanoTime() - start + nanos + attempt.toNanos();
            if (ends > budget.toNanos()) {
                throw busy(cause);
            }
            try {
                pauses.pause(nanos);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw busy(cause);
            }
            tries++;
        }

        /** What to throw where the operation is given up. */
        StoreBusyException busy(Exception cause) {
            long millis = Duration.ofNanos(pauses.nanoTime() - start).toMillis();
            return new StoreBusyException(
                    service + " is busy: " + what + " (" + (tries == 1 ? "1 try" : tries + " tries") + " in "
                            + millis + " ms)" + (doubtful ? "; it may have been applied" : "; nothing was changed")
                            + (cause == null ? "" : ": " + cause.getMessage()),
                    cause);
        }
    }
}
