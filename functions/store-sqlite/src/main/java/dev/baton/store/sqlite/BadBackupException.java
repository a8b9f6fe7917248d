package dev.baton.store.sqlite;

import java.io.IOException;

/** A file is no backup, or not a whole one; the message ends a sentence that names the file. */
public final class BadBackupException extends IOException {
    private static final long serialVersionUID = 1L;

    BadBackupException(String message) {
        super(message);
    }
}
