package dev.baton.store.sqlite;

import static dev.baton.store.sqlite.Checkup.State.*;

import dev.baton.engine.store.StoreBusyException;
import java.nio.file.Path;
import java.sql.SQLException;

/** Says what an error of SQLite means for whoever runs the store. */
final class Failures {
    // Primary result codes, https://www.sqlite.org/rescode.html
    private static final int PERM = 3;
    private static final int BUSY = 5;
    private static final int LOCKED = 6;
    private static final int READONLY = 8;
    private static final int IOERR = 10;
    private static final int CORRUPT = 11;
    private static final int FULL = 13;
    private static final int CANTOPEN = 14;
    private static final int NOTADB = 26;

    private Failures() {}

    static RuntimeException of(SQLException cause, Path file) {
        String detail = " (" + cause.getMessage() + ")";
        return switch (cause.getErrorCode() & 0xff) {
            case BUSY, LOCKED ->
                new StoreBusyException(file + " was locked by another process for too long; try again" + detail, cause);
            case READONLY, PERM, CANTOPEN -> unwritable(file, cause);
            case FULL ->
                new StoreUnusableException(
                        CLOSED,
                        "the disk of " + file + " is full: free some space and try again; nothing stored was lost"
                                + detail,
                        cause);
            case CORRUPT -> damaged(file, cause);
            case NOTADB -> foreign(file, cause);
            case IOERR ->
                new StoreUnusableException(
                        CLOSED,
                        "reading or writing " + file + " failed: check the disk and the file's permissions" + detail,
                        cause);
            default -> new StoreUnusableException(CLOSED, "the store " + file + " failed" + detail, cause);
        };
    }

    static boolean isBusy(SQLException cause) {
        return (cause.getErrorCode() & 0xff) == BUSY;
    }

    static boolean isFull(SQLException cause) {
        return (cause.getErrorCode() & 0xff) == FULL;
    }

    static StoreUnusableException unwritable(Path file, Exception cause) {
        return new StoreUnusableException(
                CLOSED,
                "cannot open " + file + " for writing: it and its folder must be there and writable, on a disk with"
                        + " space (" + cause.getMessage() + ")",
                cause);
    }

    static StoreUnusableException damaged(Path file, Exception cause) {
        return new StoreUnusableException(
                DAMAGED,
                file + " is damaged and was left as it is: `baton doctor --fix` saves what can be read, `baton restore"
                        + " FILE` brings back a backup (" + cause.getMessage() + ")",
                cause);
    }

    static StoreUnusableException foreign(Path file, Exception cause) {
        return new StoreUnusableException(
                FOREIGN,
                file
                        + " is not a store of Baton, or its beginning is damaged, and was left as it is: name another place"
                        + " or move it away; if it was a store, `baton doctor --fix` saves what can be read, and `baton"
                        + " restore FILE` brings back a backup",
                cause);
    }
}
