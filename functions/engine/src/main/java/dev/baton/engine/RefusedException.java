package dev.baton.engine;

/** The request is understood and not allowed as things stand, or a value in it is wrong (HTTP: 422). */
public final class RefusedException extends EngineException {
    private static final long serialVersionUID = 1L;

    public RefusedException(String message) {
        super(message);
    }
}
