package dev.baton.store.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.engine.store.BlobStore;
import dev.baton.storekit.BlobStoreKit;
import dev.baton.storekit.SettableClock;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderBlobStoreTest extends BlobStoreKit {
    @TempDir
    Path folder;

    @Override
    protected BlobStore open() {
        return FolderBlobStore.open(folder, Durability.NORMAL, Clock.systemUTC());
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void plain_keys_stand_in_files_of_their_names() throws IOException {
        put("runs/7/report.txt", "hello");
        String file = Files.readString(folder.resolve("runs+/7+/report.txt"), StandardCharsets.ISO_8859_1);
        assertTrue(file.startsWith("hello"), file);
    }

    @Test
    void writers_leave_nothing_beside_the_blobs_and_deletes_no_folders() throws IOException {
        put("a/b/c", "1");
        putIfAbsent("a/b/c", "2");
        putIfAbsent("a/d", "3");
        assertEquals(2, files().size());
        blobs().delete("a/b/c");
        assertFalse(Files.exists(folder.resolve("a+/b+")));
        assertTrue(Files.exists(folder.resolve("a+/d")));
    }

    @Test
    void what_a_dead_writer_left_is_removed_after_a_day() throws IOException {
        Path left = Files.createFile(folder.resolve(".incoming/1-1"));
        SettableClock clock = new SettableClock(Instant.now());
        FolderBlobStore.open(folder, Durability.NORMAL, clock).close();
        assertTrue(Files.exists(left));
        clock.advance(Duration.ofDays(2));
        FolderBlobStore.open(folder, Durability.NORMAL, clock).close();
        assertFalse(Files.exists(left));
    }

    @Test
    void a_file_that_was_cut_off_is_noticed_and_named() throws IOException {
        put("a", "hello");
        try (FileChannel file = FileChannel.open(folder.resolve("a"), StandardOpenOption.WRITE)) {
            file.truncate(file.size() - 3);
        }
        IOException damage = assertThrows(IOException.class, () -> read("a"));
        assertTrue(damage.getMessage().contains(folder.resolve("a").toString()), damage::getMessage);
    }

    @Test
    void a_folder_that_cannot_be_made_is_named() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        Path below = file.resolve("blobs");
        StoreUnusableException error = assertThrows(
                StoreUnusableException.class, () -> FolderBlobStore.open(below, Durability.NORMAL, Clock.systemUTC()));
        assertTrue(error.getMessage().contains(below.toString()), error::getMessage);
    }
}
