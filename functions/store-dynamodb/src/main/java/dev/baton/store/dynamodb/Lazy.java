package dev.baton.store.dynamodb;

import java.util.function.Supplier;

/** A value that is made when it is first asked for, and closed if it was. Thread-safe. */
final class Lazy<T extends AutoCloseable> implements Supplier<T> {
    private final Supplier<T> maker;
    private T value;

    Lazy(Supplier<T> maker) {
        this.maker = maker;
    }

    @Override
    public synchronized T get() {
        if (value == null) {
            value = maker.get();
        }
        return value;
    }

    /** Closes the value, if it was made. */
    synchronized void close() {
        if (value != null) {
            try {
                value.close();
            } catch (Exception e) {
                throw new IllegalStateException("could not be closed", e);
            }
            value = null;
        }
    }
}
