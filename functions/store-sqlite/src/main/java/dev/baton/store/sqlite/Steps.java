package dev.baton.store.sqlite;

import java.util.ArrayList;
import java.util.List;

/** Steps of one thread that are one transaction: what waits for its end, and what broke it. For the thread that does them. */
final class Steps {
    private record Waiting(Runnable deed, Runnable otherwise) {}

    private final List<Waiting> waiting = new ArrayList<>();
    private RuntimeException broken;
    private int writes;
    private boolean written;

    /** Throws what broke them: nothing more can be done in a transaction that is gone, whoever caught the first word of it. */
    void requireSound() {
        if (broken != null) {
            throw broken;
        }
    }

    /** Takes note of an error that ended the transaction; returns it. */
    RuntimeException broke(RuntimeException failure) {
        broken = failure;
        return failure;
    }

    void wrote() {
        writes++;
    }

    int writes() {
        return writes;
    }

    void onceWritten(Runnable deed, Runnable otherwise) {
        waiting.add(new Waiting(deed, otherwise));
    }

    /** The transaction was committed. */
    void written() {
        written = true;
    }

    /** Does what waited for the end, all of it; throws what the first that failed threw. */
    void over() {
        RuntimeException failure = null;
        for (Waiting each : waiting) {
            try {
                (written ? each.deed() : each.otherwise()).run();
            } catch (RuntimeException e) {
                failure = failure == null ? e : failure;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
