package dev.baton.engine.record;

import dev.baton.engine.store.Item;

/** How records of one kind are written to items and read back. Attribute names {@code v} and {@code at} are the store's. */
public interface Codec<T> {
    Kind kind();

    long id(T value);

    long workflowId(T value);

    /** The record with this id. */
    T withId(T value, long workflowId, long id);

    void write(T value, Item.Builder item);

    T read(long workflowId, long id, Item item);

    /** What counts when somebody asks whether the record changed; null where nobody does. */
    default String content(T value) {
        return null;
    }
}
