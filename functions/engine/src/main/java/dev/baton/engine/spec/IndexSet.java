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
        if (size == 0) {
            return NONE;
        }
        int[] sorted = Arrays.copyOf(indexes, size);
        Arrays.sort(sorted);
        int kept = 1;
        for (int i = 1; i < size; i++) {
            if (sorted[i] != sorted[i - 1]) {
                sorted[kept++] = sorted[i];
            }
        }
        return Arrays.copyOf(sorted, kept);
    }
}
