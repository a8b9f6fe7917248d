package dev.baton.engine;

/** The request is understood and not allowed as things stand, or a value in it is wrong (HTTP: 422). */
public final class RefusedException extends EngineException {
    private static final long serialVersionUID = 1L;

    private final boolean denied;

    public RefusedException(String message) {
        this(message, false);
    }

    private RefusedException(String message, boolean denied) {
        super(message);
        this.denied = denied;
    }

    /** What would be allowed to another one. */
    public static RefusedException denied(String message) {
        return new RefusedException(message, true);
    }

    /** Whether it is refused to this caller alone (HTTP: 403). */
    public boolean denied() {
        return denied;
    }
}
