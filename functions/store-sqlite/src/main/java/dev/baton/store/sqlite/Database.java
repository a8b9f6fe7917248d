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
    private static final int BUSY_MILLIS = 10_000;
    private static final int WRITER_CACHE_KIB = 64 * 1024;
    private static final int READER_CACHE_KIB = 8 * 1024;

    /** Seldom: a checkpoint waits for the disk, and the log's pages are found by a hash. */
    private static final int CHECKPOINT_PAGES = 8_192;

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
        Connection connection = open(WRITER_CACHE_KIB);
        try {
            Schema.settle(connection, file);
            run(connection, "PRAGMA synchronous = " + durability);
            run(connection, "PRAGMA wal_autocheckpoint = " + CHECKPOINT_PAGES);
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /** Opens a connection that only reads. */
    Connection reader() throws SQLException {
        Connection connection = open(READER_CACHE_KIB);
        run(connection, "PRAGMA query_only = 1");
        return connection;
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
        // A URI, since a plain path would end at a question mark.
        String uri = file.toAbsolutePath().toUri().toString();
        Properties properties = new Properties();
        properties.setProperty("busy_timeout", Integer.toString(BUSY_MILLIS));
        Connection connection = new JDBC4Connection("jdbc:sqlite:" + uri, uri, properties);
        try {
            run(connection, "PRAGMA cache_size = -" + cacheKib);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }
}
