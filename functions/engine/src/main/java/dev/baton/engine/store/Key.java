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

    // Keys are looked up more than all else: what the compiler would leave to a method handle is written out.
    @Override
    public boolean equals(Object other) {
        return other instanceof Key that && sort.equals(that.sort) && partition.equals(that.partition);
    }

    @Override
    public int hashCode() {
        return 31 * partition.hashCode() + sort.hashCode();
    }
}
