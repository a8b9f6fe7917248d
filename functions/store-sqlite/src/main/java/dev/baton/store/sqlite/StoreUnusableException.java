package dev.baton.store.sqlite;

/** The store's file or disk does not serve: the message names the file and says what to do. Trying again does not help. */
public final class StoreUnusableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Checkup.State state;

    StoreUnusableException(Checkup.State state, String message, Throwable cause) {
        super(message, cause);
        this.state = state;
    }

    /** How the file is. */
    Checkup.State state() {
        return state;
    }
}
