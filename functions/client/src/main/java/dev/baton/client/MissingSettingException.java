package dev.baton.client;

/** A setting is not there; the message names it and where it belongs. */
public final class MissingSettingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says what is missing, and where it belongs. */
    public MissingSettingException(String message) {
        super(message);
    }
}
