package dev.baton.engine.store;

import java.util.Optional;

/** What became of a conditional write. */
public sealed interface Outcome {
    /** It was applied. The item as it is after a put or an update; as it was before a delete (empty if it was absent). */
    record Applied(Optional<Item> item) implements Outcome {}

    /** Its condition failed and nothing changed. The item as it is now, empty where there is none. */
    record Refused(Optional<Item> now) implements Outcome {
        @Override
        public Optional<Item> item() {
            return now;
        }
    }

    /** The item that it shows, whichever it is. */
    Optional<Item> item();

    /** Whether the write was applied. */
    default boolean applied() {
        return this instanceof Applied;
    }
}
