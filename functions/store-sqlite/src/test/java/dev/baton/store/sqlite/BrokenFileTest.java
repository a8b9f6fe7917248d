package dev.baton.store.sqlite;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.Key;
import dev.baton.engine.store.Outcome;
import dev.baton.engine.store.StoreBusyException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file or disk that does not serve: the message names the file and says what to do, and the file stays as it is. */
class BrokenFileTest {
    private static final Key KEY = new Key("p", "s");

    @TempDir
    Path folder;

    private SqliteItemStore open(Path file) {
        return SqliteItemStore.open(file, Durability.NORMAL, Clock.systemUTC());
    }

    private void refused(Path file, String because, String remedy) throws IOException {
        byte[] before = Files.exists(file) && Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0];
        StoreUnusableException error =
                assertThrows(StoreUnusableException.class, () -> open(file).close());
        for (String part : List.of(file.toString(), because, remedy)) {
            assertTrue(error.getMessage().contains(part), error::getMessage);
        }
        if (before.length > 0) {
            assertArrayEquals(before, Files.readAllBytes(file));
        }
    }

    @Test
    void a_file_that_is_no_database() throws IOException {
        Path file = Files.writeString(folder.resolve("notes.txt"), "Buy milk. ".repeat(500));
        refused(file, "is not a store of Baton", "name another place");
    }

    @Test
    void a_database_of_another_program() throws Exception {
        Path file = folder.resolve("music.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            Database.run(connection, "CREATE TABLE song (title TEXT)");
        }
        refused(file, "is not a store of Baton", "move it away");
    }

    @Test
    void a_store_of_a_newer_baton() throws Exception {
        Path file = folder.resolve("items.db");
        open(file).close();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            Database.run(connection, "PRAGMA user_version = 2");
        }
        refused(file, "newer Baton", "use that one");
    }

    @Test
    void a_damaged_file_that_is_too_large_to_be_looked_through_first() throws Exception {
        Path file = folder.resolve("items.db");
        try (SqliteItemStore store = open(file)) {
            List<Item> items = new ArrayList<>();
            for (int i = 0; i < 80_000; i++) {
                items.add(Item.at(new Key("p", "s" + i))
                        .with("a", "x".repeat(100))
                        .build());
            }
            store.putAll(items);
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap("garbage ".repeat(20_000).getBytes()), 4096);
        }
        try (SqliteItemStore store = open(file)) {
            StoreUnusableException error =
                    assertThrows(StoreUnusableException.class, () -> store.get(new Key("p", "s1000")));
            assertTrue(error.getMessage().contains(file + " is damaged"), error::getMessage);
        }
    }

    @Test
    void a_damaged_file_is_not_worked_on() throws Exception {
        Path file = folder.resolve("items.db");
        try (SqliteItemStore store = open(file)) {
            List<Item> items = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                items.add(Item.at(new Key("p", "s" + i))
                        .with("a", "x".repeat(100))
                        .build());
            }
            store.putAll(items);
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap("garbage ".repeat(10).getBytes()), channel.size() / 2 / 4096 * 4096);
        }
        refused(file, "is damaged and was left as it is", "`baton doctor --fix`");
    }

    @Test
    void a_place_that_cannot_be_written() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        refused(file.resolve("items.db"), "cannot open", "writable");
        refused(Files.createDirectory(folder.resolve("folder")), "cannot open", "writable");
    }

    @Test
    void a_full_disk_loses_nothing_and_serves_again_once_there_is_space() throws SQLException {
        Path file = folder.resolve("items.db");
        Database database = new Database(file, Durability.NORMAL);
        ItemReader reader = new ItemReader(file, Clock.systemUTC());
        Item small = Item.at(KEY).with("a", 1).build();
        Item large = Item.at(KEY).with("a", "x".repeat(300_000)).build();
        Write<Outcome> write = new PutWrite(large, Row.of(large), Condition.EXISTS, reader);
        Iterator<Integer> pages = List.of(20, 20, 2000).iterator();
        GroupCommit.Opening opening = () -> {
            Connection connection = database.writer();
            Database.run(connection, "PRAGMA max_page_count = " + pages.next());
            return new WriteConnection(connection);
        };
        try (GroupCommit writer = new GroupCommit(file, opening, new Checkpoints(database, Checkpoints.EVERY))) {
            writer.write(new PutWrite(small, Row.of(small), Condition.ANY, reader));
            for (int i = 0; i < 2; i++) {
                StoreUnusableException error = assertThrows(StoreUnusableException.class, () -> writer.write(write));
                assertTrue(error.getMessage().contains("the disk of " + file + " is full"), error::getMessage);
            }
            assertEquals(small, writer.tryGet(KEY, reader).orElseThrow());
            assertTrue(writer.write(write).applied());
        }
    }

    @Test
    void a_file_that_another_process_keeps_locked_is_a_matter_of_waiting() throws SQLException {
        Path file = folder.resolve("items.db");
        Database database = new Database(file, Durability.NORMAL);
        ItemReader reader = new ItemReader(file, Clock.systemUTC());
        Item item = Item.at(KEY).build();
        Write<Outcome> write = new PutWrite(item, Row.of(item), Condition.ANY, reader);
        GroupCommit.Opening impatient = () -> {
            Connection connection = database.writer();
            Database.run(connection, "PRAGMA busy_timeout = 1");
            return new WriteConnection(connection);
        };
        try (GroupCommit writer = new GroupCommit(file, impatient, new Checkpoints(database, Checkpoints.EVERY));
                Connection other = database.writer()) {
            Database.run(other, "BEGIN IMMEDIATE");
            assertThrows(StoreBusyException.class, () -> writer.write(write));
            Database.run(other, "ROLLBACK");
            assertTrue(writer.write(write).applied());
        }
    }

    @Test
    void a_closed_store_says_so() {
        SqliteItemStore store = open(folder.resolve("items.db"));
        store.close();
        store.close();
        assertThrows(IllegalStateException.class, () -> store.get(KEY));
        assertThrows(IllegalStateException.class, () -> store.delete(KEY, Condition.ANY));
    }
}
