package dev.baton.simulation;

/** What may happen to a process at one operation of its store. */
enum Fault {
    NONE,
    /** The process dies before the operation. */
    KILLED,
    /** The store asks to slow down; nothing is applied. */
    THROTTLED,
    /** No answer came, and nothing is applied. */
    LOST,
    /** No answer came, but the write is applied; of a bulk put, a part. */
    APPLIED_UNTOLD,
    /** The index shows what was some writes ago. */
    STALE,
    /** The process stands still for a while, seconds or hours. */
    PAUSED
}
