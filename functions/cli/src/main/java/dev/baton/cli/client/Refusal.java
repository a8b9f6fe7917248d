package dev.baton.cli.client;

/** The server refused a request; the message is the server's own. */
public final class Refusal extends Failure {
    private static final long serialVersionUID = 1;

    private final int status;

    Refusal(int status, String message) {
        super(message);
        this.status = status;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }
}
