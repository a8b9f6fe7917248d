package dev.baton.bench.load;

import java.util.Arrays;
import java.util.Locale;

/** How long answers took. Used by one thread. */
public final class Latencies {
    private static final double MILLISECOND = 1e6;

    private long[] nanos = new long[1024];
    private int count;
    private boolean sorted;

    public void add(long nanosecond) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, count * 2);
        }
        nanos[count++] = nanosecond;
        sorted = false;
    }

    /** Takes over what another measured. */
    public void addAll(Latencies other) {
        for (int i = 0; i < other.count; i++) {
            add(other.nanos[i]);
        }
    }

    public int count() {
        return count;
    }

    /** So that this share of them, from 0 to 1, took no longer, in milliseconds; 0 where there are none. */
    public double millis(double share) {
        if (count == 0) {
            return 0;
        }
        if (!sorted) {
            Arrays.sort(nanos, 0, count);
            sorted = true;
        }
        return nanos[Math.clamp((long) Math.ceil(share * count) - 1, 0, count - 1)] / MILLISECOND;
    }

    /** Median, 99th percentile and maximum. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.1f / %.1f / %.1f ms", millis(0.5), millis(0.99), millis(1));
    }
}
