package dev.baton.store.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeLibraryTest {
    private static final String NAME = System.mapLibraryName("sqlitejdbc");

    @TempDir
    Path home;

    @Test
    void it_is_unpacked_once_and_then_found() throws IOException {
        Path folder = NativeLibrary.kept(Map.of("HOME", home.toString()), NAME);
        assertTrue(folder.startsWith(home.resolve(".cache/baton")), folder::toString);
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(
                    folder.resolve(NAME), files.reduce((one, other) -> null).orElseThrow());
        }
        Object first = Files.readAttributes(folder.resolve(NAME), "lastModifiedTime,fileKey");
        assertEquals(folder, NativeLibrary.kept(Map.of("HOME", home.toString()), NAME));
        assertEquals(first, Files.readAttributes(folder.resolve(NAME), "lastModifiedTime,fileKey"));
    }

    @Test
    void a_cache_folder_may_be_named() {
        Path cache = home.resolve("elsewhere");
        assertTrue(NativeLibrary.kept(Map.of("HOME", "/nowhere", "XDG_CACHE_HOME", cache.toString()), NAME)
                .startsWith(cache));
    }

    @Test
    void a_folder_that_others_can_write_is_not_trusted() throws IOException {
        Path own = Files.createDirectories(home.resolve(".cache/baton"));
        Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertNull(NativeLibrary.kept(Map.of("HOME", home.toString()), NAME));
    }

    @Test
    void without_a_home_the_driver_does_as_it_always_does() throws IOException {
        assertNull(NativeLibrary.kept(Map.of(), NAME));
        Path file = Files.createFile(home.resolve("file"));
        assertNull(NativeLibrary.kept(Map.of("HOME", file.toString()), NAME));
    }
}
