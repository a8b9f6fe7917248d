package dev.baton.client.sparky;

/** No good answer came in all tries. What was asked may have been done, and may be asked again. */
public final class UnansweredException extends SparkyException {
    private static final long serialVersionUID = 1L;

    UnansweredException(String message, Throwable cause) {
        super(message, cause);
    }
}
