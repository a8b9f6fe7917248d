package dev.baton.client.sparky;

/** The server does not do what was asked; asking again would not help. */
public final class RefusedException extends SparkyException {
    private static final long serialVersionUID = 1L;

    private final int status;

    RefusedException(int status, String message) {
        super(message, null);
        this.status = status;
    }

    /** The HTTP status; 404 for what is not there. */
    public int status() {
        return status;
    }
}
