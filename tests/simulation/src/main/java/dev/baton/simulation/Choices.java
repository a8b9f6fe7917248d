package dev.baton.simulation;

import java.util.List;

/** Where every decision of a world comes from. */
interface Choices {
    /** A number from 0 up to, and not including, the bound, which is at least 1. */
    int below(int bound);

    /** True once in so many times; never for 0. */
    default boolean oneIn(int times) {
        return times > 0 && below(times) == 0;
    }

    /** One of these. */
    default <T> T of(List<T> these) {
        return these.get(below(these.size()));
    }
}
