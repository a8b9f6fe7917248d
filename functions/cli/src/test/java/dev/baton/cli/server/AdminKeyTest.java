package dev.baton.cli.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.cli.client.DataFolder;
import dev.baton.cli.client.Shell;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded server's own key. */
class AdminKeyTest {
    @TempDir
    Path folder;

    private String key(Map<String, String> environment) {
        Shell shell = new Shell(
                "baton",
                environment,
                folder,
                folder,
                System.out,
                System.err,
                false,
                false,
                URI.create("http://nobody"));
        try {
            return AdminKey.of(new DataFolder(folder), shell, new SecureRandom());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Test
    void is_made_once_and_readable_by_its_owner_only() throws IOException {
        String first = key(Map.of());
        assertTrue(first.matches("[A-Za-z0-9_-]{43}"), "32 bytes in base64url");
        assertEquals(first, key(Map.of()));
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("admin.key"))));
        try (var files = Files.list(folder)) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void the_variable_overrides_it_and_is_not_kept() {
        assertEquals("given", key(Map.of("BATON_API_KEY", "given")));
        assertFalse(Files.exists(folder.resolve("admin.key")));
    }

    @Test
    void many_first_starts_at_once_agree_on_one_key() {
        Set<String> keys =
                IntStream.range(0, 32).parallel().mapToObj(i -> key(Map.of())).collect(Collectors.toSet());
        assertEquals(1, keys.size());
    }
}
