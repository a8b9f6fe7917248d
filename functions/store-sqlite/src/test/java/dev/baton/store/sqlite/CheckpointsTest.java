package dev.baton.store.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.Key;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log is moved into the database beside the writer, and begins anew. */
class CheckpointsTest {
    private static final int WRITES = 2_000;
    private static final int EVERY = 100;
    private static final long MOST = 2L << 20;

    @TempDir
    Path folder;

    private long logAfter(int every) throws Exception {
        Path file = folder.resolve(every + ".db");
        Database database = new Database(file, Durability.NORMAL);
        Checkpoints checkpoints = new Checkpoints(database, every);
        ItemReader reader = new ItemReader(file, Clock.systemUTC());
        try (GroupCommit writer = new GroupCommit(file, () -> new WriteConnection(database.writer()), checkpoints)) {
            for (int i = 0; i < WRITES; i++) {
                Item item = Item.at(new Key("p" + i, "s"))
                        .with("d", "x".repeat(1000))
                        .build();
                writer.write(new PutWrite(item, Row.of(item), Condition.ABSENT, reader));
                if (i % EVERY == EVERY - 1) {
                    checkpoints.await();
                }
            }
            return Files.size(database.beside("-wal"));
        }
    }

    @Test
    void a_log_that_is_moved_in_time_stays_short_and_nothing_is_lost() throws Exception {
        assertTrue(logAfter(WRITES + 1) > 2 * MOST);
        long moved = logAfter(EVERY);
        assertTrue(moved < MOST, () -> "the log has " + moved + " bytes");
        try (SqliteItemStore store =
                SqliteItemStore.open(folder.resolve(EVERY + ".db"), Durability.NORMAL, Clock.systemUTC())) {
            for (int i = 0; i < WRITES; i++) {
                assertTrue(store.get(new Key("p" + i, "s")).isPresent());
            }
        }
    }

    @Test
    void a_store_that_is_closed_waits_for_what_is_under_way() throws SQLException {
        Path file = folder.resolve("closed.db");
        Database database = new Database(file, Durability.NORMAL);
        Checkpoints checkpoints = new Checkpoints(database, 1);
        ItemReader reader = new ItemReader(file, Clock.systemUTC());
        GroupCommit writer = new GroupCommit(file, () -> new WriteConnection(database.writer()), checkpoints);
        Item item = Item.at(new Key("p", "s")).build();
        writer.write(new PutWrite(item, Row.of(item), Condition.ABSENT, reader));
        writer.close();
        assertEquals(
                0,
                Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> thread.getName().equals("baton-checkpoint"))
                        .count());
        assertTrue(Files.notExists(database.beside("-wal")), "the last one takes the log away");
    }
}
