package dev.baton.store.sqlite;

import java.sql.SQLException;
import java.util.concurrent.locks.LockSupport;

/** A write in the queue, and the thread that waits for it. */
final class Waiting<T> {
    private final Write<T> write;
    private final Thread thread = Thread.currentThread();
    private T result;
    private Throwable failure;
    private volatile boolean done;

    Waiting(Write<T> write) {
        this.write = write;
    }

    /** Writes, by whichever thread leads; what is wrong with this write alone is kept for its own thread. */
    void apply(WriteConnection connection) throws SQLException {
        try {
            result = write.apply(connection);
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    /** Tells the waiting thread that its write is committed, or what failed for all. */
    void finish(Throwable sharedFailure) {
        if (failure == null) {
            failure = sharedFailure;
        }
        done = true;
        wake();
    }

    void wake() {
        LockSupport.unpark(thread);
    }

    boolean done() {
        return done;
    }

    /** What the write returned, or its exception; valid once done. */
    T result() {
        switch (failure) {
            case null -> {
                return result;
            }
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case Throwable e -> throw new IllegalStateException(e);
        }
    }
}
