package dev.baton.store.sqlite;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.engine.store.Blob;
import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.Key;
import dev.baton.engine.store.Query;
import dev.baton.engine.store.Update;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that writes is killed at some point, again and again: what it was told is stored is there, and nothing is torn. */
class KilledWriterTest {
    private static final int ROUNDS = 16;

    @TempDir
    Path folder;

    @Test
    void what_was_acknowledged_outlives_a_kill_at_any_moment() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Durability durability = round % 4 == 3 ? Durability.FULL : Durability.NORMAL;
            String run = "r" + round;
            Map<Character, Integer> acknowledged = round % 2 == 0
                    ? killed(durability, run, round * 29, () -> {})
                    : killedBesideAnotherWriter(durability, run, round * 29);
            check(run, acknowledged);
        }
    }

    /** The other writer has the same file open all the while, and loses nothing either. */
    private Map<Character, Integer> killedBesideAnotherWriter(Durability durability, String run, int after)
            throws Exception {
        Key own = new Key("own", run);
        try (SqliteItemStore store = items()) {
            store.put(Item.at(own).build(), Condition.ABSENT);
            int[] count = {0};
            Map<Character, Integer> acknowledged = killed(durability, run, after, () -> {
                store.update(own, Update.change().add("n", 1).build(), Condition.EXISTS);
                count[0]++;
            });
            assertEquals(count[0], store.get(own).orElseThrow().number("n", 0));
            return acknowledged;
        }
    }

    /** Starts a writer and kills it after so many acknowledgements; the last one of each kind. */
    private Map<Character, Integer> killed(Durability durability, String run, int after, Runnable meanwhile)
            throws IOException, InterruptedException {
        Process writer = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DoomedWriter.class.getName(),
                        folder.toString(),
                        durability.name(),
                        run))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Map<Character, Integer> last = new HashMap<>();
        try (BufferedReader said = writer.inputReader(StandardCharsets.UTF_8)) {
            int lines = 0;
            StringBuilder line = new StringBuilder();
            for (int unit = said.read(); unit >= 0; unit = said.read()) {
                // Read by hand, since a last line without an end was not said to the end.
                line.append((char) unit);
                if (unit != '\n') {
                    continue;
                }
                last.merge(line.charAt(0), Integer.parseInt(line.substring(2).strip()), Math::max);
                line.setLength(0);
                if (lines++ == after) {
                    // Not by the process itself, which would close what it said before all is read.
                    writer.toHandle().destroyForcibly();
                } else if (lines < after && lines % 16 == 0) {
                    meanwhile.run();
                }
            }
        }
        assertEquals(128 + 9, writer.waitFor(), "the writer ended by the kill and nothing else");
        return last;
    }

    private void check(String run, Map<Character, Integer> acknowledged) throws IOException, SQLException {
        try (SqliteItemStore store = items();
                FolderBlobStore blobs =
                        FolderBlobStore.open(folder.resolve("blobs"), Durability.NORMAL, Clock.systemUTC())) {
            checkCounter(store, run, acknowledged.getOrDefault(DoomedWriter.COUNTER, 0));
            checkPair(store, run, acknowledged.getOrDefault(DoomedWriter.PAIR, 0));
            checkBulk(store, run, acknowledged.getOrDefault(DoomedWriter.BULK, 0));
            checkBlobs(blobs, run, acknowledged);
        }
        try (Connection connection = new Database(folder.resolve("items.db"), Durability.NORMAL).reader();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("PRAGMA integrity_check")) {
            assertEquals("ok", result.getString(1));
        }
    }

    private void checkCounter(SqliteItemStore store, String run, int acknowledged) {
        Item item = store.get(DoomedWriter.counter(run)).orElse(null);
        if (item == null) {
            assertEquals(0, acknowledged);
            return;
        }
        int number = (int) item.number("n", 0);
        assertTrue(number >= acknowledged, () -> run + ": " + number + " of " + acknowledged);
        List<Item> index = new ArrayList<>();
        store.each(Query.index("index " + run), index::add);
        assertEquals(number > 0 ? 1 : 0, index.size());
        if (number > 0) {
            assertEquals("v".repeat(number % 900), item.text("text"));
            assertEquals(String.format("%09d", number), index.getFirst().text(Item.INDEX_SORT));
        }
    }

    private void checkPair(SqliteItemStore store, String run, int acknowledged) {
        long one = number(store, DoomedWriter.pair(run, 1));
        assertEquals(one, number(store, DoomedWriter.pair(run, 2)), "what is written together is there together");
        assertTrue(one >= acknowledged, () -> run + ": " + one + " of " + acknowledged);
    }

    private static long number(SqliteItemStore store, Key key) {
        return store.get(key).map(item -> item.number("n", 0)).orElse(0L);
    }

    private void checkBulk(SqliteItemStore store, String run, int acknowledged) {
        List<Item> found = new ArrayList<>();
        store.each(Query.partition("bulk " + run), found::add);
        int batches = found.size() / DoomedWriter.BATCH;
        assertEquals(0, found.size() % DoomedWriter.BATCH, "a batch is there or it is not");
        assertTrue(batches >= acknowledged, () -> run + ": " + batches + " of " + acknowledged);
        Set<Item> stored = new HashSet<>(found);
        for (int number = 1; number <= batches; number++) {
            assertTrue(stored.containsAll(DoomedWriter.batch(run, number)), "batch " + number);
        }
    }

    private void checkBlobs(FolderBlobStore blobs, String run, Map<Character, Integer> acknowledged)
            throws IOException {
        for (int number = 1; number <= acknowledged.getOrDefault(DoomedWriter.NEW_BLOB, 0); number++) {
            assertArrayEquals(DoomedWriter.bytes(number), bytes(blobs, DoomedWriter.newBlob(run, number)));
        }
        int last = acknowledged.getOrDefault(DoomedWriter.SAME_BLOB, 0);
        if (last > 0) {
            byte[] bytes = bytes(blobs, DoomedWriter.sameBlob(run));
            String text = new String(bytes, StandardCharsets.UTF_8);
            int number = Integer.parseInt(text.substring(0, text.indexOf(':')));
            assertTrue(number == last || number == last + 1, () -> run + ": " + number + " after " + last);
            assertArrayEquals(DoomedWriter.bytes(number), bytes);
        }
    }

    private static byte[] bytes(FolderBlobStore blobs, String key) throws IOException {
        try (Blob blob = blobs.get(key).orElseThrow()) {
            return blob.bytes().readAllBytes();
        }
    }

    private SqliteItemStore items() {
        return SqliteItemStore.open(folder.resolve("items.db"), Durability.NORMAL, Clock.systemUTC());
    }
}
