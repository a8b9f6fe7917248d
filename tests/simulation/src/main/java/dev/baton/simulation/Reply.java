package dev.baton.simulation;

import dev.baton.engine.EngineException;

/** What a caller waits for: a value, a refusal, or the word that the store was busy. */
final class Reply<T> {
    private boolean came;
    private boolean busy;
    private T value;
    private EngineException refusal;

    void value(T result) {
        came = true;
        value = result;
    }

    void refusal(EngineException refused) {
        came = true;
        refusal = refused;
    }

    void busy() {
        came = true;
        busy = true;
    }

    /** Whether it came and is an answer. */
    boolean answered() {
        return came && !busy;
    }

    /** The value; throws the refusal. */
    T get() {
        if (refusal != null) {
            throw refusal;
        }
        return value;
    }
}
