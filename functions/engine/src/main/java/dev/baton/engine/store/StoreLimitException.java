package dev.baton.engine.store;

/** What was to be written exceeds a limit of the store; the message names the limit. Trying again does not help. */
public final class StoreLimitException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreLimitException(String message) {
        super(message);
    }
}
