package dev.baton.engine.workflow;

import java.util.Arrays;

/** Edges between nodes given by index, collected in any order, then grouped by their target. Not thread-safe. */
final class Edges {
    private int[] from = new int[1024];
    private int[] to = new int[1024];
    private int count;

    void add(int source, int target) {
        if (count == from.length) {
            from = Arrays.copyOf(from, 2 * count);
            to = Arrays.copyOf(to, 2 * count);
        }
        from[count] = source;
        to[count++] = target;
    }

    /** For each of that many targets its sources, ascending, each once. */
    int[][] sourcesByTarget(int targets) {
        return group(to, from, targets);
    }

    /** For each key the values that stand beside it, ascending, each once. */
    private int[][] group(int[] keys, int[] values, int groups) {
        int[] sizes = new int[groups];
        for (int i = 0; i < count; i++) {
            sizes[keys[i]]++;
        }
        int[][] grouped = new int[groups][];
        for (int g = 0; g < groups; g++) {
            grouped[g] = sizes[g] == 0 ? NONE : new int[sizes[g]];
        }
        for (int i = 0; i < count; i++) {
            grouped[keys[i]][--sizes[keys[i]]] = values[i];
        }
        for (int g = 0; g < groups; g++) {
            grouped[g] = distinct(grouped[g]);
        }
        return grouped;
    }

    private static final int[] NONE = new int[0];

    private static int[] distinct(int[] values) {
        if (values.length < 2) {
            return values;
        }
        Arrays.sort(values);
        int kept = 1;
        for (int i = 1; i < values.length; i++) {
            if (values[i] != values[kept - 1]) {
                values[kept++] = values[i];
            }
        }
        return kept == values.length ? values : Arrays.copyOf(values, kept);
    }
}
