package dev.baton.cli.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How clients find a running server by its data folder. */
class DataFolderTest {
    @TempDir
    Path folder;

    @Test
    void an_announcement_is_found_until_it_is_withdrawn() {
        DataFolder data = new DataFolder(folder);
        data.announce(URI.create("http://127.0.0.1:4711"));
        assertEquals(Optional.of(URI.create("http://127.0.0.1:4711")), data.endpoint());
        data.withdraw();
        assertEquals(Optional.empty(), data.endpoint());
        data.withdraw();
    }

    @Test
    void a_later_processs_announcement_stays() throws IOException {
        Files.writeString(folder.resolve("endpoint"), "{\"url\": \"http://127.0.0.1:1\", \"pid\": 1}");
        new DataFolder(folder).withdraw();
        assertTrue(Files.exists(folder.resolve("endpoint")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"url\": \"a b\"}", "{\"url\": null}"})
    void a_broken_announcement_is_none(String text) throws IOException {
        Files.writeString(folder.resolve("endpoint"), text);
        assertEquals(Optional.empty(), new DataFolder(folder).endpoint());
        assertFalse(new DataFolder(folder.resolve("nowhere")).exists());
    }
}
