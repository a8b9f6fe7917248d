package dev.baton.store.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.LockSupport;

/** The tables, and the marks in the file by which a store of Baton and its version are known. */
final class Schema {
    /** "BTON", in the place that SQLite keeps for it. */
    private static final int APPLICATION = 0x42544F4E;

    private static final int VERSION = 1;
    private static final long LONGEST_NANOS = Database.BUSY_MILLIS * 1_000_000L;
    private static final long PAUSE_NANOS = 1_000_000;

    private static final String[] CREATE = {
        """
        CREATE TABLE item (
          pk TEXT NOT NULL, sk TEXT NOT NULL, body BLOB NOT NULL,
          ipk TEXT, isk TEXT, iv TEXT, expires INTEGER,
          PRIMARY KEY (pk, sk)) WITHOUT ROWID""",
        // The last two columns make a query of the index read nothing but the index.
        "CREATE INDEX ix ON item (ipk, isk, pk, sk, iv, expires) WHERE ipk IS NOT NULL",
        "CREATE INDEX due ON item (expires) WHERE expires IS NOT NULL",
        "PRAGMA application_id = " + APPLICATION,
        "PRAGMA user_version = " + VERSION,
    };

    private Schema() {}

    /** Creates the tables in an empty file; refuses a file of another program and one of a newer Baton. */
    static void settle(Connection connection, Path file) throws SQLException {
        if (!isKnown(connection, file)) {
            // First, since the mode cannot change within a transaction; several processes may do all this at once.
            keepLog(connection);
            Database.run(connection, "BEGIN IMMEDIATE");
            try {
                if (!isKnown(connection, file)) {
                    for (String statement : CREATE) {
                        Database.run(connection, statement);
                    }
                }
                Database.run(connection, "COMMIT");
            } catch (SQLException | RuntimeException e) {
                Database.run(connection, "ROLLBACK");
                throw e;
            }
        }
    }

    /**
     * Switches the file to a log that is written ahead. Of two that do so at once each would wait for the other, so SQLite refuses
     * one however long it is told to wait for locks; that one finds the file switched soon.
     */
    private static void keepLog(Connection connection) throws SQLException {
        long begun = System.nanoTime();
        while (true) {
            try {
                Database.run(connection, "PRAGMA journal_mode = WAL");
                return;
            } catch (SQLException refused) {
                if (!Failures.isBusy(refused) || System.nanoTime() - begun > LONGEST_NANOS) {
                    throw refused;
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    /** Whether the tables are there; false for an empty file. */
    static boolean isKnown(Connection connection, Path file) throws SQLException {
        Marks marks = Marks.read(connection);
        if (marks.application() == APPLICATION && marks.version() > VERSION) {
            throw new StoreUnusableException(
                    Checkup.State.FOREIGN,
                    file + " was written by a newer Baton (its schema is " + marks.version() + ", this one knows "
                            + VERSION + "): use that one, or another place for the data",
                    null);
        }
        if (marks.application() == APPLICATION && marks.version() == VERSION) {
            return true;
        }
        if (!marks.none()) {
            throw Failures.foreign(file, null);
        }
        return false;
    }

    /** What a file is known by, as it was at one moment: another process may be making the tables just now. */
    private record Marks(long application, long version, long tables) {
        private static final String AT_ONCE = """
                SELECT application_id, user_version, (SELECT count(*) FROM sqlite_schema)
                FROM pragma_application_id, pragma_user_version""";

        boolean none() {
            return application == 0 && version == 0 && tables == 0;
        }

        static Marks read(Connection connection) throws SQLException {
            try (Statement statement = connection.createStatement();
                    ResultSet marks = statement.executeQuery(AT_ONCE)) {
                return new Marks(marks.getLong(1), marks.getLong(2), marks.getLong(3));
            }
        }
    }
}
