package dev.baton.store.sqlite;

/** What an acknowledged write survives. */
public enum Durability {
    /** The death of the process at any moment; a power loss may take the last writes back, but tears none. */
    NORMAL,
    /** Power loss as well: each commit waits for the disk. */
    FULL
}
