package dev.baton.engine;

/** Something that a caller asked for and that the engine refuses; the message is for people and names what to change. */
public abstract sealed class EngineException extends RuntimeException
        permits NotFoundException, RefusedException, ConflictException {
    private static final long serialVersionUID = 1L;

    EngineException(String message) {
        super(message, null, false, false);
    }
}
