package dev.baton.engine.store;

import java.util.Objects;

/**
 * Where an item stands: a partition, and its place within it. Sort keys order by their UTF-8 bytes.
 * At most 2048 bytes of partition and 1024 bytes of sort key, neither empty.
 */
public record Key(String partition, String sort) {
    public Key {
        Objects.requireNonNull(partition, "partition");
        Objects.requireNonNull(sort, "sort");
    }
}
