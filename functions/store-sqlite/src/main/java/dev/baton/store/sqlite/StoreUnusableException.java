package dev.baton.store.sqlite;

/** The store's file or disk does not serve: the message names the file and says what to do. Trying again does not help. */
public final class StoreUnusableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoreUnusableException(String message, Throwable cause) {
        super(message, cause);
    }
}
