package dev.baton.store.sqlite;

import java.sql.SQLException;

/** A write to be committed, alone or together with others. */
interface Write<T> {
    /** Writes inside a transaction that someone else commits. An exception that is no SQLException has written nothing. */
    T apply(WriteConnection connection) throws SQLException;

    /**
     * Writes by a single statement that commits itself, which spares two more, where one is right even beside other
     * processes; else writes nothing and returns null.
     */
    default T applyAlone(WriteConnection connection) throws SQLException {
        return null;
    }
}
