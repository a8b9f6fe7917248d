package dev.baton.engine.store;

import java.util.Arrays;
import java.util.stream.LongStream;

/** An immutable set of numbers, kept as a sorted array: small, and cheap to copy. */
public final class LongSet {
    private static final LongSet EMPTY = new LongSet(new long[0]);

    private final long[] sorted;

    private LongSet(long[] sorted) {
        this.sorted = sorted;
    }

    /** The set of these numbers; repeated ones count once. */
    public static LongSet of(long... numbers) {
        if (numbers.length == 0) {
            return EMPTY;
        }
        long[] copy = numbers.clone();
        Arrays.sort(copy);
        int kept = 1;
        for (int i = 1; i < copy.length; i++) {
            if (copy[i] != copy[kept - 1]) {
                copy[kept++] = copy[i];
            }
        }
        return new LongSet(kept == copy.length ? copy : Arrays.copyOf(copy, kept));
    }

    /** Whether the number is in the set. */
    public boolean contains(long number) {
        return Arrays.binarySearch(sorted, number) >= 0;
    }

    /** How many numbers are in the set. */
    public int size() {
        return sorted.length;
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return sorted.length == 0;
    }

    /** This set with the other's numbers as well. */
    public LongSet plus(LongSet other) {
        return of(LongStream.concat(stream(), other.stream()).toArray());
    }

    /** This set without the other's numbers. */
    public LongSet minus(LongSet other) {
        return new LongSet(stream().filter(number -> !other.contains(number)).toArray());
    }

    /** The numbers, ascending. */
    public LongStream stream() {
        return Arrays.stream(sorted);
    }

    /** The numbers, ascending, as a fresh array. */
    public long[] toArray() {
        return sorted.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LongSet that && Arrays.equals(sorted, that.sorted);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(sorted);
    }

    @Override
    public String toString() {
        return Arrays.toString(sorted);
    }
}
