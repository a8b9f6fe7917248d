package dev.baton.engine.access;

/** Unpredictable bytes; injected, so that a simulation can repeat them. */
@FunctionalInterface
public interface Randomness {
    /** Where no secret is ever made. */
    Randomness NONE = count -> {
        throw new IllegalStateException("this backend was given no randomness to make secrets of");
    };

    /** That many bytes, which nobody can guess. */
    byte[] bytes(int count);
}
