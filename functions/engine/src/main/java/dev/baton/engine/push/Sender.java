package dev.baton.engine.push;

import dev.baton.engine.target.Target;

/** Brings deliveries to targets. Thread-safe; returns within 45 seconds, so that nobody takes the sending for dead. */
@FunctionalInterface
public interface Sender {
    /** The payload that every sort of target takes, in bytes. */
    int MOST_BYTES = 240 * 1024;

    /** Sends it once; what goes wrong is a {@link Sent}, too. A RuntimeException counts as {@link Sent.Failed}. */
    Sent send(Target target, Delivery delivery);

    /** The largest payload for this target, in bytes. */
    default int mostBytes(Target target) {
        return MOST_BYTES;
    }
}
