package dev.baton.client;

/** The server, or the actor, does not do what was asked; sending it again would not help. The message says why. */
public final class RefusedMessageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message why, without a secret */
    public RefusedMessageException(String message) {
        super(message);
    }
}
