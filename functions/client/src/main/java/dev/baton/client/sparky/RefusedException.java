package dev.baton.client.sparky;

/** The server does not do what was asked; asking again would not help. */
public final class RefusedException extends SparkyException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String said;

    RefusedException(int status, String message) {
        this(status, message, "");
    }

    /** @param said the answer's body */
    RefusedException(int status, String message, String said) {
        super(message, null);
        this.status = status;
        this.said = said;
    }

    /** The HTTP status; 404 for what is not there. */
    public int status() {
        return status;
    }

    /** What the server said, which may be an address that is a permission; not for people. */
    String said() {
        return said;
    }
}
