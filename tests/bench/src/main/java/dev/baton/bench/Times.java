package dev.baton.bench;

import java.util.Arrays;
import java.util.Locale;

/** Repeated measurements of one thing, in nanoseconds. */
final class Times {
    private static final double SECOND = 1e9;

    private final long[] sorted;

    private Times(long[] sorted) {
        this.sorted = sorted;
    }

    static Times of(long... nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return new Times(sorted);
    }

    /** The one in the middle (the lower of two), in seconds. */
    double median() {
        return sorted[(sorted.length - 1) / 2] / SECOND;
    }

    /** The median with the fastest and the slowest, in seconds. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%.3f (%.3f-%.3f)", median(), sorted[0] / SECOND, sorted[sorted.length - 1] / SECOND);
    }
}
