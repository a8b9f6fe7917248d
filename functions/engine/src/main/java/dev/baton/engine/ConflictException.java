package dev.baton.engine;

/** Somebody else was first, or a record of that name stands already (HTTP: 409). */
public final class ConflictException extends EngineException {
    private static final long serialVersionUID = 1L;

    public ConflictException(String message) {
        super(message);
    }
}
