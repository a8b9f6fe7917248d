package dev.baton.store.sqlite;

import dev.baton.engine.store.Item;
import dev.baton.engine.store.Key;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The way to the connection that writes. Who comes alone writes at once, on its own thread. Who comes while another writes
 * queues; the next to get the lock takes all that wait, itself included, into one transaction and wakes them after its
 * commit: so concurrent writers share one wait for the disk, and none is told before its write is durable. Thread-safe.
 */
final class GroupCommit implements AutoCloseable {
    /** Opens the connection: at first, and again after an error of SQLite, which ends its transaction and statements. */
    interface Opening {
        WriteConnection open() throws SQLException;
    }

    private static final int BATCH = 512;

    private final Path file;
    private final Opening opening;
    private final Checkpoints checkpoints;
    private final ReentrantLock lock = new ReentrantLock();
    private final Queue<Waiting<?>> queue = new ConcurrentLinkedQueue<>();
    private WriteConnection connection;
    /** Those of the thread that has the lock; null for none. */
    private Steps steps;

    private boolean closed;
    private volatile long lastWriter;

    GroupCommit(Path file, Opening opening, Checkpoints checkpoints) throws SQLException {
        this.file = file;
        this.opening = opening;
        this.checkpoints = checkpoints;
        this.connection = opening.open();
    }

    /** Writes, commits and returns what the write returned. */
    <T> T write(Write<T> write) {
        if (inSteps()) {
            return step(connection -> {
                T result = write.applyAlone(connection);
                steps.wrote();
                return result != null ? result : write.apply(connection);
            });
        }
        if (queue.isEmpty() && lock.tryLock()) {
            try {
                return alone(write);
            } finally {
                unlock();
            }
        }
        Waiting<T> waiting = new Waiting<>(write);
        queue.add(waiting);
        boolean interrupted = false;
        while (!waiting.done()) {
            if (lock.tryLock()) {
                try {
                    if (!waiting.done()) {
                        together(drain());
                    }
                } finally {
                    unlock();
                }
            } else {
                LockSupport.park(this);
                // An interrupt would end every park at once; the write is under way and is waited for.
                interrupted |= Thread.interrupted();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return waiting.result();
    }

    /** Does the steps of this thread as one transaction; others wait, and those that come together share the next one. */
    void together(Runnable deeds) {
        if (inSteps()) {
            deeds.run();
            return;
        }
        Steps mine = new Steps();
        try {
            holding(() -> {
                steps = mine;
                try {
                    transaction(mine, deeds);
                } finally {
                    steps = null;
                }
            });
        } finally {
            mine.over();
        }
    }

    private void transaction(Steps mine, Runnable deeds) {
        lastWriter = Thread.currentThread().threadId();
        try {
            opened().inTransaction(() -> {
                deeds.run();
                mine.requireSound();
                return mine;
            });
            mine.written();
            checkpoints.wrote(mine.writes(), this::between);
        } catch (SQLException e) {
            mine.requireSound();
            throw failed(e);
        }
    }

    /** Whether this thread is at steps that are one transaction. */
    boolean inSteps() {
        return lock.isHeldByCurrentThread() && steps != null;
    }

    /** Reads or writes as a part of the steps that this thread is at. */
    <T> T step(Write<T> step) {
        steps.requireSound();
        try {
            return step.apply(connection);
        } catch (SQLException e) {
            throw steps.broke(failed(e));
        }
    }

    /** Does the deed once what this thread wrote is committed, or the other where it is not going to be. */
    void onceWritten(Runnable deed, Runnable otherwise) {
        if (inSteps()) {
            steps.onceWritten(deed, otherwise);
        } else {
            deed.run();
        }
    }

    /**
     * Reads the item through the connection that writes, if this thread was the last to write and nobody writes now; null
     * otherwise. That connection's pages are still good after its own write, where those of all others are stale.
     */
    Optional<Item> tryGet(Key key, ItemReader reader) {
        if (lastWriter != Thread.currentThread().threadId() || !lock.tryLock()) {
            return null;
        }
        try {
            return opened().get(key, reader);
        } catch (SQLException e) {
            throw failed(e);
        } finally {
            unlock();
        }
    }

    /** Waits for the writer at work, then closes the connection; later writes are refused. */
    @Override
    public void close() {
        holding(() -> closed = true);
        checkpoints.await();
        holding(this::disconnect);
    }

    private void holding(Runnable deed) {
        lock.lock();
        try {
            deed.run();
        } finally {
            unlock();
        }
    }

    private void between(Runnable deed) {
        holding(() -> {
            if (!closed) {
                deed.run();
            }
        });
    }

    /** Whoever queued before this unlock is seen here and woken; who queues after it finds the lock free. */
    private void unlock() {
        lock.unlock();
        Waiting<?> next = queue.peek();
        if (next != null) {
            next.wake();
        }
    }

    private List<Waiting<?>> drain() {
        List<Waiting<?>> batch = new ArrayList<>();
        for (Waiting<?> next = queue.poll(); next != null; next = batch.size() < BATCH ? queue.poll() : null) {
            batch.add(next);
        }
        return batch;
    }

    private <T> T alone(Write<T> write) {
        lastWriter = Thread.currentThread().threadId();
        try {
            WriteConnection open = opened();
            T result = write.applyAlone(open);
            result = result != null ? result : open.inTransaction(() -> write.apply(open));
            checkpoints.wrote(1, this::between);
            return result;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private void together(List<Waiting<?>> batch) {
        Throwable failure = null;
        lastWriter = 0;
        try {
            WriteConnection open = opened();
            open.inTransaction(() -> {
                for (Waiting<?> waiting : batch) {
                    waiting.apply(open);
                }
                return batch;
            });
            checkpoints.wrote(batch.size(), this::between);
        } catch (SQLException e) {
            failure = failed(e);
        } catch (RuntimeException | Error e) {
            failure = e;
        }
        for (Waiting<?> waiting : batch) {
            waiting.finish(failure);
        }
    }

    private WriteConnection opened() throws SQLException {
        if (closed) {
            throw new IllegalStateException("the store " + file + " is closed");
        }
        if (connection == null) {
            connection = opening.open();
        }
        return connection;
    }

    private RuntimeException failed(SQLException cause) {
        disconnect();
        return Failures.of(cause, file);
    }

    /** Closes the connection, which rolls back what is not committed. */
    private void disconnect() {
        WriteConnection old = connection;
        connection = null;
        if (old != null) {
            try {
                old.close();
            } catch (SQLException e) {
                throw Failures.of(e, file);
            }
        }
    }
}
