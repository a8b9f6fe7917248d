package dev.baton.client.sparky;

/** A request that did not succeed; the message names it, and why. */
public abstract sealed class SparkyException extends RuntimeException permits RefusedException, UnansweredException {
    private static final long serialVersionUID = 1L;

    SparkyException(String message, Throwable cause) {
        super(message, cause);
    }
}
