package dev.baton.store.sqlite;

import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;

/** The connections that read. They wait for no writer, and see what was committed before they began. Thread-safe. */
final class ReadPool implements AutoCloseable {
    /** A read, on a connection that is its own meanwhile. */
    interface Read<T> {
        T from(ReadConnection connection) throws SQLException;
    }

    private static final int MOST = 16;

    private final Database database;
    private final Semaphore permits = new Semaphore(MOST);
    private final ConcurrentLinkedDeque<ReadConnection> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    ReadPool(Database database) {
        this.database = database;
    }

    <T> T read(Read<T> read) {
        permits.acquireUninterruptibly();
        try {
            if (closed) {
                throw new IllegalStateException("the store " + database.file() + " is closed");
            }
            // The last used first: its pages are the warmest.
            ReadConnection connection = idle.pollFirst();
            if (connection == null) {
                connection = new ReadConnection(database.reader());
            }
            return read(read, connection);
        } catch (SQLException e) {
            throw Failures.of(e, database.file());
        } finally {
            permits.release();
        }
    }

    /** After an error of SQLite the connection's statements are gone: another one takes its place. */
    private <T> T read(Read<T> read, ReadConnection connection) throws SQLException {
        boolean sound = false;
        try {
            T result = read.from(connection);
            sound = true;
            return result;
        } catch (RuntimeException e) {
            sound = true;
            throw e;
        } finally {
            if (sound) {
                idle.addFirst(connection);
            } else {
                connection.close();
            }
        }
    }

    /** Waits for the readers at work, then closes all; later reads are refused. */
    @Override
    public void close() {
        permits.acquireUninterruptibly(MOST);
        try {
            closed = true;
            for (ReadConnection next = idle.poll(); next != null; next = idle.poll()) {
                next.close();
            }
        } catch (SQLException e) {
            throw Failures.of(e, database.file());
        } finally {
            permits.release(MOST);
        }
    }
}
