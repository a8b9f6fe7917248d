package dev.baton.engine.store;

/** The store could not answer in time, or asks to slow down. Trying again may help; the write may have been applied. */
public final class StoreBusyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreBusyException(String message, Throwable cause) {
        super(message, cause);
    }
}
