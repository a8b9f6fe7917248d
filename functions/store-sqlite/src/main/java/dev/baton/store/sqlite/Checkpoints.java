package dev.baton.store.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;

/**
 * Moves what was written from the log into the database, on a thread and a connection of its own: that waits for the disk, and
 * writers need not. What is written meanwhile is moved between two transactions, which is little, so that the log begins anew.
 * Whatever hinders it, SQLite does the same itself once the log is long.
 */
final class Checkpoints {
    /** So many writes make a log of some 32 to 64 MiB. */
    static final int EVERY = 16_384;

    private final Database database;
    private final int every;
    private int writes;
    private Thread underWay;

    /** @param every after how many writes it happens */
    Checkpoints(Database database, int every) {
        this.database = database;
        this.every = every;
    }

    /**
     * Counts writes; for whoever holds the right to write.
     *
     * @param between does something while nobody writes, unless the store is closed by then
     */
    void wrote(int count, Consumer<Runnable> between) {
        writes += count;
        if (writes >= every && (underWay == null || !underWay.isAlive())) {
            writes = 0;
            underWay = Thread.ofPlatform().daemon().name("baton-checkpoint").start(() -> run(between));
        }
    }

    private void run(Consumer<Runnable> between) {
        try (Connection connection = database.reader()) {
            move(connection);
            between.accept(() -> move(connection));
        } catch (SQLException later) {
            return;
        }
    }

    /** As much as nobody is in the way of; waits for nobody. */
    private static void move(Connection connection) {
        try {
            Database.run(connection, "PRAGMA wal_checkpoint(PASSIVE)");
        } catch (SQLException later) {
            return;
        }
    }

    /** Waits for the end of one that is under way; for when nobody writes any more. */
    void await() {
        boolean interrupted = false;
        while (underWay != null && underWay.isAlive()) {
            try {
                underWay.join();
            } catch (InterruptedException again) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
