package dev.baton.simulation;

import dev.baton.engine.store.Item;

/** Something that holds in every world; throws {@link Violation} where it does not. May remember what it saw of one world. */
interface Invariant {
    /** An item was written, or removed; null where there was, or is, none. */
    default void written(World world, Item before, Item after) {}

    /** No message is under way, no process works, ticks came, and no worker is there. */
    default void atRest(World world) {}

    /** Everything has run that could. */
    default void over(World world) {}
}
