package dev.baton.engine.stash;

import java.io.IOException;

/** What should be one JSON value is not; the message names the place. */
public final class BadJsonException extends IOException {
    private static final long serialVersionUID = 1L;

    BadJsonException(String message) {
        super(message);
    }
}
