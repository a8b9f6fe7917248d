package dev.baton.store.dynamodb;

/** The cloud refuses for good, such as for a missing table or right; the message says what to do. Trying again does not help. */
public final class StoreUnusableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoreUnusableException(String message, Throwable cause) {
        super(message, cause);
    }
}
