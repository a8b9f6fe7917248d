package dev.baton.engine.spec;

import java.util.Arrays;

/** Gathers indexes; they come out ascending and once each. */
final class IndexSet {
    private static final int[] NONE = {};

    private int[] indexes = NONE;
    private int size;

    void add(int index) {
        if (size == indexes.length) {
            indexes = Arrays.copyOf(indexes, Math.max(4, 2 * size));
        }
        indexes[size++] = index;
    }

    int size() {
        return size;
    }

    int[] sorted() {
        return size == 0
                ? NONE
                : Arrays.stream(indexes, 0, size).sorted().distinct().toArray();
    }
}
