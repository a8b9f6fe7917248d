package dev.baton.store.sqlite;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.Key;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A damaged store: it is known as one, and what its whole pages hold is saved. */
class RescueTest {
    private static final int ITEMS = 3000;
    private static final int PAGE = 4096;

    @TempDir
    Path folder;

    private Path file;
    private final List<Item> written = new ArrayList<>();

    @BeforeEach
    void fill() {
        file = folder.resolve("baton.db");
        for (int i = 0; i < ITEMS; i++) {
            written.add(Item.at(new Key("w/" + i % 7, "j/" + i))
                    .with("text", "x".repeat(i % 400))
                    .with("large", i % 500 == 0 ? "y".repeat(20_000) : null)
                    .with(Item.INDEX_PARTITION, "ready")
                    .with(Item.INDEX_SORT, Integer.toString(i))
                    .build());
        }
        try (SqliteItemStore store = open()) {
            store.putAll(written);
        }
    }

    private SqliteItemStore open() {
        return SqliteItemStore.open(file, Durability.NORMAL, Clock.systemUTC());
    }

    private void overwrite(long at, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(bytes), at);
        }
    }

    private Checkup.State state() {
        return Checkup.of(file, item -> {}).state();
    }

    private Set<Item> rescued() throws IOException {
        byte[] before = Files.readAllBytes(file);
        Rescue rescue = Rescue.of(file, "now");
        assertArrayEquals(before, Files.readAllBytes(rescue.damaged()), "the damaged file is kept");
        Set<Item> found = new HashSet<>();
        assertEquals(Checkup.State.SOUND, Checkup.of(file, found::add).state());
        assertEquals(rescue.items(), found.size());
        assertTrue(written.containsAll(found), "nothing is made up");
        try (var left = Files.list(folder)) {
            assertFalse(left.anyMatch(path -> path.getFileName().toString().startsWith("rescue")));
        }
        return found;
    }

    @Test
    void a_sound_store_is_known_as_one_and_looking_leaves_no_trace() throws IOException {
        List<Item> seen = new ArrayList<>();
        Checkup checkup = Checkup.of(file, seen::add);
        assertEquals(new Checkup(Checkup.State.SOUND, "", ITEMS, 0), checkup);
        assertEquals(Set.copyOf(written), Set.copyOf(seen));
        try (var left = Files.list(folder)) {
            assertEquals(List.of(file), left.toList());
        }
    }

    @Test
    void a_store_is_looked_at_while_another_writes() {
        try (SqliteItemStore store = open()) {
            store.put(Item.at(new Key("more", "more")).build(), Condition.ABSENT);
            assertEquals(ITEMS + 1, Checkup.of(file, item -> {}).items(), "what stands in the log alone is seen too");
            store.put(Item.at(new Key("more", "yet")).build(), Condition.ABSENT);
        }
    }

    @Test
    void a_broken_beginning_loses_nothing() throws IOException {
        overwrite(0, "garbage ".repeat(PAGE / 8).getBytes());
        assertEquals(Checkup.State.FOREIGN, state());
        StoreUnusableException error = assertThrows(StoreUnusableException.class, this::open);
        assertTrue(error.getMessage().contains("baton doctor --fix"), error::getMessage);
        assertEquals(Set.copyOf(written), rescued());
    }

    @Test
    void pages_of_random_bytes_lose_what_stood_in_them_and_no_more() throws IOException {
        Random random = new Random(1);
        long pages = Files.size(file) / PAGE;
        for (int i = 0; i < 10; i++) {
            byte[] noise = new byte[PAGE];
            random.nextBytes(noise);
            overwrite((1 + random.nextLong(pages - 1)) * PAGE, noise);
        }
        assertEquals(Checkup.State.DAMAGED, state());
        int found = rescued().size();
        assertTrue(found > ITEMS * 3 / 4, () -> "only " + found + " were found");
    }

    @Test
    void the_root_of_the_tree_is_not_needed() throws IOException {
        overwrite(PAGE, new byte[PAGE]);
        assertEquals(Checkup.State.DAMAGED, state());
        int found = rescued().size();
        // The root holds the rows between its children itself.
        assertTrue(found > ITEMS - 100 && found < ITEMS, () -> found + " were found");
    }

    @Test
    void a_file_that_was_cut_off_keeps_its_beginning() throws IOException {
        long half = Files.size(file) / PAGE / 2 * PAGE;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(half + 100);
        }
        assertEquals(Checkup.State.DAMAGED, state());
        assertThrows(StoreUnusableException.class, this::open);
        assertTrue(rescued().size() > ITEMS / 4);
    }

    @Test
    void any_few_random_bytes_lose_little_and_are_never_an_error_of_the_rescue() throws IOException {
        byte[] sound = Files.readAllBytes(file);
        Random random = new Random(2);
        for (int round = 0; round < 15; round++) {
            Files.write(file, sound);
            Files.deleteIfExists(folder.resolve("baton.db.damaged-now"));
            for (int i = 0; i < 20; i++) {
                byte[] noise = new byte[1 + random.nextInt(16)];
                random.nextBytes(noise);
                overwrite(random.nextInt(sound.length - 16), noise);
            }
            Rescue rescue = Rescue.of(file, "now");
            long items = Checkup.of(file, item -> {}).items();
            assertEquals(rescue.items(), items);
            assertTrue(items > ITEMS / 2, () -> "only " + items + " were found");
        }
    }

    @Test
    void what_stands_in_the_log_alone_is_saved_too() throws IOException {
        Path other = Files.createDirectory(folder.resolve("other")).resolve("baton.db");
        Item late = Item.at(new Key("late", "late")).build();
        try (SqliteItemStore store = open()) {
            store.put(late, Condition.ABSENT);
            Files.copy(file, other);
            Files.copy(folder.resolve("baton.db-wal"), other.resolveSibling("baton.db-wal"));
        }
        file = other;
        written.add(late);
        overwrite(0, new byte[100]);
        Set<Item> found = new HashSet<>();
        Rescue.of(file, "now");
        Checkup.of(file, found::add);
        assertEquals(Set.copyOf(written), found);
    }

    @Test
    void items_that_were_deleted_do_not_come_back() throws IOException {
        try (SqliteItemStore store = open()) {
            for (Item item : List.copyOf(written)) {
                if (!item.key().partition().equals("w/0")) {
                    store.delete(item.key(), Condition.ANY);
                    written.remove(item);
                }
            }
        }
        assertEquals(Set.copyOf(written), rescued());
    }

    @Test
    void what_never_was_a_store_is_left_as_it_is() throws IOException {
        Files.writeString(file, "Buy milk. ".repeat(5000));
        byte[] before = Files.readAllBytes(file);
        assertThrows(StoreUnusableException.class, () -> Rescue.of(file, "now"));
        assertArrayEquals(before, Files.readAllBytes(file));
        try (var left = Files.list(folder)) {
            assertEquals(List.of(file), left.toList());
        }
    }

    @Test
    void a_log_whose_database_became_empty_is_not_thrown_away() throws IOException {
        Path other = Files.createDirectory(folder.resolve("other")).resolve("baton.db");
        try (SqliteItemStore store = open()) {
            store.put(Item.at(new Key("late", "late")).build(), Condition.ABSENT);
            Files.createFile(other);
            Files.copy(folder.resolve("baton.db-wal"), other.resolveSibling("baton.db-wal"));
        }
        file = other;
        assertThrows(StoreUnusableException.class, this::open);
        assertEquals(Checkup.State.DAMAGED, state());
        assertTrue(Files.size(other.resolveSibling("baton.db-wal")) > 0);
    }
}
