package dev.baton.store.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.sqlite.jdbc4.JDBC4Connection;

/** One SQLite file: opens connections to it and makes sure that it is ours. Thread-safe. */
record Database(Path file, Durability durability) {
    /** How long locks of other processes are waited for. */
    static final int BUSY_MILLIS = 10_000;

    private static final int WRITER_CACHE_KIB = 64 * 1024;
    private static final int READER_CACHE_KIB = 8 * 1024;

    private static final long LOOKED_THROUGH = 8 << 20;

    /** Very seldom: it happens beside the writer, {@link Checkpoints}, unless something hinders that. */
    private static final int CHECKPOINT_PAGES = 32_768;

    /** Opens the connection that writes, creating the file and its folder where there are none. */
    Connection writer() throws SQLException {
        NativeLibrary.settle();
        try {
            if (file.getParent() != null) {
                Files.createDirectories(file.getParent());
            }
        } catch (IOException e) {
            throw Failures.unwritable(file, e);
        }
        requireNoLostLog();
        Connection connection = open(WRITER_CACHE_KIB);
        try {
            // Before the tables are made: as long as nothing is in them, a machine that fails loses nothing.
            run(connection, "PRAGMA synchronous = " + durability);
            Schema.settle(connection, file);
            run(connection, "PRAGMA wal_autocheckpoint = " + CHECKPOINT_PAGES);
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /** Opens a database of no file, which is gone when it is closed. */
    static Connection passing() throws SQLException {
        NativeLibrary.settle();
        return connect(":memory:");
    }

    /** Opens a connection that only reads. */
    Connection reader() throws SQLException {
        Connection connection = open(READER_CACHE_KIB);
        run(connection, "PRAGMA query_only = 1");
        return connection;
    }

    /**
     * Has SQLite look through a file that is small, which takes milliseconds: work on a damaged one would damage it more. In a
     * large one damage is found where it is met.
     */
    void requireSound() throws SQLException {
        try {
            long size = Files.isRegularFile(file) ? Files.size(file) : 0;
            if (size == 0 || size > LOOKED_THROUGH) {
                return;
            }
        } catch (IOException e) {
            throw Failures.unwritable(file, e);
        }
        try (Connection connection = inspector()) {
            String fault = fault(connection, "quick_check");
            if (!fault.isEmpty()) {
                throw Failures.damaged(file, new SQLException(fault));
            }
        }
    }

    /** What a check of SQLite's finds first; empty where nothing is wrong. */
    static String fault(Connection connection, String check) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("PRAGMA " + check + "(1)")) {
            String told = result.next() ? result.getString(1).strip() : "nothing could be checked";
            return told.equals("ok")
                    ? ""
                    : told.replaceAll("\\*\\*\\*.*\\*\\*\\*\\R", "").replaceAll("\\s*\\R\\s*", "; ");
        }
    }

    /** SQLite would take the file for a new one and throw its log away, which may hold everything. */
    private void requireNoLostLog() {
        try {
            Path log = beside("-wal");
            if (Files.exists(file) && Files.size(file) == 0 && Files.exists(log) && Files.size(log) > 0) {
                throw Failures.damaged(file, new IOException("it is empty, and its log is not"));
            }
        } catch (IOException e) {
            throw Failures.unwritable(file, e);
        }
    }

    /** Opens a connection and leaves it to SQLite what to make of the file. */
    Connection plain() throws SQLException {
        NativeLibrary.settle();
        return connect(uri());
    }

    /** Opens a connection that reads while others may write, and at its end moves nothing from the log to the file. */
    Connection inspector() throws SQLException {
        return inspector("mode=ro");
    }

    /** The same without a trace, not even files beside; right only while nobody writes. */
    Connection lonelyInspector() throws SQLException {
        return inspector("immutable=1");
    }

    private Connection inspector(String how) throws SQLException {
        NativeLibrary.settle();
        requireNoLostLog();
        return connect(uri() + "?" + how);
    }

    /** A file that SQLite keeps beside the database: its log ("-wal") or that log's index ("-shm"). */
    Path beside(String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }

    /** Runs a statement and returns the first number of its result, or 0. */
    static long run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return 0;
            }
            try (ResultSet result = statement.getResultSet()) {
                return result.next() ? result.getLong(1) : 0;
            }
        }
    }

    private Connection open(int cacheKib) throws SQLException {
        Connection connection = connect(uri());
        try {
            run(connection, "PRAGMA cache_size = -" + cacheKib);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** A URI, since a plain path would end at a question mark. */
    private String uri() {
        return file.toAbsolutePath().toUri().toString();
    }

    private static Connection connect(String uri) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("busy_timeout", Integer.toString(BUSY_MILLIS));
        // Else the driver asks for the last row's number after each insertion, which nobody wants to know.
        properties.setProperty("jdbc.get_generated_keys", "false");
        return new JDBC4Connection("jdbc:sqlite:" + uri, uri, properties);
    }
}
