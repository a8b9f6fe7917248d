package dev.baton.simulation;

import dev.baton.engine.Engine;

/** What a function is asked to do. */
@FunctionalInterface
interface Call<T> {
    /**
     * Does it.
     *
     * @param repeated whether the same was asked before, without an answer
     */
    T on(Engine engine, boolean repeated);
}
