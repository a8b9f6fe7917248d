package dev.baton.storekit;

/** What an object does when one operation comes after the other. States and outputs are values with equality. */
@FunctionalInterface
public interface SequentialModel<S, I, O> {
    /** The state after an operation, and its reply. */
    record Step<S, O>(S after, O output) {}

    /** What the operation does to the state. */
    Step<S, O> step(S state, I input);
}
