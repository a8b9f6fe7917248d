package dev.baton.simulation;

/** The kinds of store operations, as far as faults differ. */
enum Operation {
    READ,
    INDEX,
    WRITE,
    BULK
}
