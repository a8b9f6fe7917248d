package dev.baton.bench;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * A graph of jobs in layers: each job waits for every job of the layer before.
 *
 * @param title what it is called in the results
 * @param widths how many jobs each layer has, in order
 */
public record Layers(String title, List<Integer> widths) {
    public Layers {
        widths = List.copyOf(widths);
    }

    static Layers of(String title, Integer... widths) {
        return new Layers(title, Arrays.asList(widths));
    }

    /** One job after the other. */
    static Layers chain(int length) {
        return new Layers("chain of " + length, Collections.nCopies(length, 1));
    }

    /** One job, many that wait for it, and one that waits for them. */
    static Layers fan(int width) {
        return of("fan 1-" + width + "-1", 1, width, 1);
    }

    /** Jobs that wait for nothing. */
    static Layers independent(int width) {
        return of(width + " independent", width);
    }

    int jobs() {
        return widths.stream().mapToInt(Integer::intValue).sum();
    }
}
