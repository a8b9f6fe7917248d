package dev.baton.store.sqlite;

import java.io.IOException;

/** A blob's file does not end as blobs do. */
final class DamagedBlobException extends IOException {
    private static final long serialVersionUID = 1L;

    DamagedBlobException(String message) {
        super(message);
    }
}
