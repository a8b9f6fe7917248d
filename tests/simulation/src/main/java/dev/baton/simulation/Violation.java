package dev.baton.simulation;

/** Something that must hold does not. */
public final class Violation extends AssertionError {
    private static final long serialVersionUID = 1L;

    /** Says what, for a reader who has the trace beside it. */
    public Violation(String message) {
        super(message);
    }

    Violation(String message, Throwable cause) {
        super(message, cause);
    }
}
