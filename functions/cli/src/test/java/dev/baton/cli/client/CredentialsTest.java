package dev.baton.cli.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client proves itself by. */
class CredentialsTest extends VerbTest {
    @BeforeEach
    void reply() throws IOException {
        server.list("GET /jobs?workflow_id=1");
        Files.createDirectories(folder.resolve(".baton"));
    }

    private String sent(String line) {
        assertEquals(0, console.run(line), console.err());
        return server.last().authorization();
    }

    @Test
    void without_a_key_nothing_is_sent() {
        assertNull(sent("jobs list 1"));
    }

    @Test
    void the_first_key_of_option_variable_password_and_folder_is_sent() throws IOException {
        Files.writeString(folder.resolve(".baton/admin.key"), "from-folder\n");
        assertEquals("Bearer from-folder", sent("jobs list 1"));
        console.with("TORC_PASSWORD", "secret").with("USER", "ann");
        String basic = Base64.getEncoder().encodeToString("ann:secret".getBytes(StandardCharsets.UTF_8));
        assertEquals("Basic " + basic, sent("jobs list 1"));
        console.with("BATON_API_KEY", "from-variable");
        assertEquals("Bearer from-variable", sent("jobs list 1"));
        assertEquals("Bearer from-option", sent("--api-key from-option jobs list 1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.org",
                "http://127.0.0.1.example.org",
                "http://localhost.example.org",
                "http://10.0.0.1"
            })
    void the_folders_key_never_leaves_this_machine(String elsewhere) throws IOException {
        Files.writeString(folder.resolve(".baton/admin.key"), "from-folder");
        Shell shell = console.shell(new PrintStream(PrintStream.nullOutputStream()), System.err);
        DataFolder data = new DataFolder(folder.resolve(".baton"));
        assertEquals(
                Optional.empty(),
                Credentials.find(Optional.empty(), shell, data, URI.create(elsewhere))
                        .header());
    }

    @Test
    void a_key_is_never_printed() {
        server.on("GET /jobs/1", 401, "");
        console.with("BATON_API_KEY", "very-secret");
        assertEquals(1, console.run("jobs get 1"));
        assertTrue(console.err().contains("wants a key"), console.err());
        assertFalse((console.out() + console.err()).contains("very-secret"));
        assertFalse(
                new Credentials(Optional.of("Bearer very-secret")).toString().contains("secret"));
    }

    @Test
    void a_redirection_is_followed_without_the_key() throws IOException {
        try (StubServer blobs = new StubServer().on("GET /blob?signature=s", DATA)) {
            server.redirect("GET /user_data/1", URI.create(blobs.url() + "/blob?signature=s"));
            console.with("BATON_API_KEY", "very-secret");
            assertEquals(0, console.run("user-data get 1"), console.err());
            assertNull(blobs.last().authorization());
        }
    }
}
