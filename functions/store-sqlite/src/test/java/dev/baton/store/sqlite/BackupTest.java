package dev.baton.store.sqlite;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.Key;
import dev.baton.engine.store.Update;
import dev.baton.storekit.Threads;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup is whole, and so is what comes of it; anything else is refused before it does harm. */
class BackupTest {
    private static final Key COUNTER = new Key("counter", "0");

    @TempDir
    Path folder;

    private Path database;
    private Path blobs;
    private Path file;

    @BeforeEach
    void fill() throws IOException {
        database = folder.resolve("data/baton.db");
        blobs = folder.resolve("data/blobs");
        file = folder.resolve("b.zip");
        try (SqliteItemStore store = open(database)) {
            store.put(Item.at(COUNTER).with("n", 1).build(), Condition.ABSENT);
        }
        FolderBlobStore.open(blobs, Durability.NORMAL, Clock.systemUTC())
                .put("text/.a b/" + "long".repeat(100), new ByteArrayInputStream("content".getBytes()));
    }

    private static SqliteItemStore open(Path database) {
        return SqliteItemStore.open(database, Durability.NORMAL, Clock.systemUTC());
    }

    private Path fresh(String name) throws IOException {
        return Files.createDirectory(folder.resolve(name));
    }

    @Test
    void what_comes_back_is_what_was_there() throws IOException {
        assertEquals(1, Backup.write(database, blobs, file, false).blobs());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        Path back = fresh("back");
        assertEquals(new Restoration(1, 1), Restoration.unpack(file, back));
        try (SqliteItemStore store = open(back.resolve("baton.db"))) {
            assertEquals(1, store.get(COUNTER).orElseThrow().number("n", 0));
            assertTrue(Files.exists(back.resolve("baton.db-wal")), "several processes may work on it");
        }
        try (var blob = FolderBlobStore.open(back.resolve("blobs"), Durability.NORMAL, Clock.systemUTC())
                .get("text/.a b/" + "long".repeat(100))
                .orElseThrow()) {
            assertArrayEquals("content".getBytes(), blob.bytes().readAllBytes());
        }
    }

    @Test
    void a_backup_made_while_others_write_is_of_one_moment() throws IOException {
        AtomicBoolean done = new AtomicBoolean();
        try (SqliteItemStore store = open(database)) {
            Threads.run(2, thread -> {
                if (thread == 0) {
                    while (!done.get()) {
                        long n = store.get(COUNTER).orElseThrow().number("n", 0) + 1;
                        // Two items that one transaction writes.
                        store.putAll(List.of(
                                Item.at(COUNTER).with("n", n).build(),
                                Item.at(new Key("other", "0")).with("n", n).build()));
                    }
                } else {
                    try {
                        for (int i = 0; i < 10; i++) {
                            backUpAndCompare(i);
                        }
                    } finally {
                        done.set(true);
                    }
                }
                return null;
            });
            store.update(COUNTER, Update.change().add("n", 1).build(), Condition.EXISTS);
        }
    }

    private void backUpAndCompare(int round) {
        try {
            Backup.write(database, blobs, file, true);
            Path back = fresh("back" + round);
            Restoration.unpack(file, back);
            try (SqliteItemStore copy = open(back.resolve("baton.db"))) {
                long one = copy.get(COUNTER).orElseThrow().number("n", 0);
                var other = copy.get(new Key("other", "0"));
                assertEquals(one, other.map(item -> item.number("n", 0)).orElse(1L));
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Test
    void a_file_in_the_way_is_replaced_only_when_told() throws IOException {
        Files.writeString(file, "mine");
        assertThrows(FileAlreadyExistsException.class, () -> Backup.write(database, blobs, file, false));
        assertEquals("mine", Files.readString(file));
        Backup.write(database, blobs, file, true);
        Restoration.unpack(file, fresh("back"));
    }

    @Test
    void a_store_that_is_missing_or_damaged_is_not_backed_up() throws IOException {
        assertThrows(
                StoreUnusableException.class, () -> Backup.write(folder.resolve("nowhere.db"), blobs, file, false));
        byte[] bytes = Files.readAllBytes(database);
        Arrays.fill(bytes, 4096, 8192, (byte) 7);
        Files.write(database, bytes);
        assertThrows(StoreUnusableException.class, () -> Backup.write(database, blobs, file, false));
        try (var left = Files.list(folder)) {
            assertEquals(List.of(folder.resolve("data")), left.toList());
        }
    }

    @Test
    void a_backup_with_any_bit_changed_is_refused_unless_that_bit_means_nothing() throws IOException {
        Backup.write(database, blobs, file, false);
        Path good = fresh("good");
        Restoration.unpack(file, good);
        byte[] whole = Files.readAllBytes(file);
        int refused = 0;
        for (int i = 0; i < 60; i++) {
            byte[] changed = whole.clone();
            changed[whole.length * i / 60] ^= 0x10;
            Path bad = Files.write(folder.resolve("bad" + i), changed);
            Path into = fresh("into" + i);
            try {
                Restoration.unpack(bad, into);
                assertEquals(-1, Files.mismatch(good.resolve("baton.db"), into.resolve("baton.db")));
            } catch (BadBackupException expected) {
                refused++;
            }
        }
        int many = refused;
        assertTrue(many > 30, () -> many + " were refused");
    }

    @Test
    void a_backup_whose_end_was_cut_off_is_refused() throws IOException {
        Backup.write(database, blobs, file, false);
        byte[] whole = Files.readAllBytes(file);
        for (int i = 0; i < 40; i++) {
            Path bad = Files.write(folder.resolve("bad" + i), Arrays.copyOf(whole, whole.length * i / 40));
            Path into = fresh("into" + i);
            assertThrows(BadBackupException.class, () -> Restoration.unpack(bad, into));
        }
    }

    @Test
    void no_entry_leads_out_of_its_folder() throws IOException {
        for (String name : List.of(
                "../evil",
                "/etc/evil",
                "blobs/../../evil",
                "blobs/..",
                "blobs/./a",
                "blobs//a",
                "blobs/a\\..\\..\\evil",
                "blobs/a\u0000b",
                "admin.key",
                "blobs/",
                "C:/evil")) {
            Path archive = zip(name, "x".getBytes());
            Path into = fresh("into" + name.hashCode());
            assertThrows(BadBackupException.class, () -> Restoration.unpack(archive, into), name);
            try (var left = Files.list(into)) {
                assertEquals(0, left.count(), name);
            }
        }
    }

    @Test
    void a_file_that_is_no_blob_such_as_the_target_of_a_link_is_refused() throws IOException {
        Path archive = zip("blobs/link", "/etc/passwd".getBytes());
        assertThrows(BadBackupException.class, () -> Restoration.unpack(archive, fresh("into")));
    }

    private Path zip(String name, byte[] content) throws IOException {
        Path archive = folder.resolve("made" + name.hashCode());
        try (OutputStream out = Files.newOutputStream(archive);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(Backup.DATABASE));
            Files.copy(database, zip);
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return archive;
    }
}
