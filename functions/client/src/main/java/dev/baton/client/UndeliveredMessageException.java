package dev.baton.client;

/** No good answer came in all tries; the message may have arrived, and may be sent again with its key. */
public final class UndeliveredMessageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message why, without a secret */
    public UndeliveredMessageException(String message, Throwable cause) {
        super(message, cause);
    }
}
