package dev.baton.cli.disk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of a file, and what is read for it. */
final class SeenFileTest {
    @TempDir
    Path folder;

    private SeenFile seen(String name) {
        SeenFile file = SeenFile.at(folder, name).orElseThrow();
        return new Contents().hashed(folder, name, file);
    }

    @Test
    void a_file_has_a_time_a_size_and_a_hash_of_its_content() throws IOException {
        Path file = Files.writeString(folder.resolve("a"), "content");
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_700_000_000_250L));
        SeenFile first = seen("a");
        assertEquals(1_700_000_000.25, first.seconds());
        assertEquals(7, first.size());
        assertEquals(32, first.hash().length());
        assertTrue(first.looksLike(1_700_000_000.25, 7L));
        assertTrue(first.looksLike(1_700_000_000.250_9, 7L));
        assertFalse(first.looksLike(1_700_000_000.252, 7L));
        assertFalse(first.looksLike(1_700_000_000.25, null));
        Files.writeString(folder.resolve("b"), "content");
        assertEquals(first.hash(), seen("b").hash());
        Files.writeString(folder.resolve("b"), "contenT");
        assertNotEquals(first.hash(), seen("b").hash());
    }

    @Test
    void what_is_not_there_is_not_seen_and_what_is_large_or_a_folder_is_not_read() throws IOException {
        assertTrue(SeenFile.at(folder, "absent").isEmpty());
        assertTrue(SeenFile.at(folder, "no\0path").isEmpty());
        try (RandomAccessFile large =
                new RandomAccessFile(folder.resolve("large").toFile(), "rw")) {
            large.setLength((32L << 20) + 1);
        }
        assertNull(seen("large").hash());
        assertEquals((32L << 20) + 1, seen("large").size());
        assertNull(seen(".").hash());
    }
}
