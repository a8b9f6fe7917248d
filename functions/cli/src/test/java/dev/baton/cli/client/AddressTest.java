package dev.baton.cli.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which server a verb talks to. */
class AddressTest {
    @TempDir
    Path folder;

    private StubServer wanted;
    private StubServer other;

    @BeforeEach
    void start() throws IOException {
        wanted = new StubServer().list("GET /jobs?workflow_id=1");
        other = new StubServer().list("GET /jobs?workflow_id=1");
    }

    @AfterEach
    void stop() {
        wanted.close();
        other.close();
    }

    private void asksTheWanted(Console console, String line) {
        assertEquals(0, console.run(line), console.err());
        assertEquals(1, wanted.lines().size());
        assertEquals(0, other.lines().size());
    }

    private void announce(String data, URI url) throws IOException {
        Files.createDirectories(folder.resolve(data));
        new DataFolder(folder.resolve(data)).announce(url);
    }

    @Test
    void the_option_goes_first() {
        asksTheWanted(Console.of(folder, other), "jobs list 1 --url " + wanted.url());
    }

    @Test
    void then_batons_variable() {
        asksTheWanted(
                Console.of(folder, wanted).with("TORC_API_URL", other.url().toString()), "jobs list 1");
    }

    @Test
    void then_torcs_variable_with_its_prefix() throws IOException {
        announce(".baton", other.url());
        asksTheWanted(new Console(folder).with("TORC_API_URL", wanted.url() + "/torc-service/v1/"), "jobs list 1");
    }

    @Test
    void then_the_server_in_the_data_folder() throws IOException {
        announce(".baton", wanted.url());
        asksTheWanted(new Console(folder).usual(other.url()), "jobs list 1");
    }

    @Test
    void then_the_usual_address() throws IOException {
        announce(".baton", Console.NOBODY);
        asksTheWanted(new Console(folder).usual(wanted.url()), "jobs list 1");
    }

    @Test
    void who_names_a_data_folder_means_it_and_not_the_usual_address() throws IOException {
        announce("mine", wanted.url());
        asksTheWanted(new Console(folder).usual(other.url()), "jobs list 1 --data mine");
        Files.createDirectories(folder.resolve("idle"));
        Console idle = new Console(folder).usual(other.url()).with("BATON_DATA", "idle");
        assertEquals(Failure.NEEDS_APPLICATION, idle.run("jobs list 1"));
    }

    @Test
    void a_data_folder_without_a_server_needs_the_application() throws IOException {
        Files.createDirectories(folder.resolve(".baton"));
        Console console = new Console(folder);
        assertEquals(75, console.run("jobs list 1"));
        assertEquals("", console.out() + console.err());
    }

    @Test
    void without_server_and_data_a_list_says_so_and_makes_nothing() {
        Console console = new Console(folder);
        assertEquals(1, console.run("jobs list 1"));
        assertTrue(console.err().startsWith("baton: no server answers and there is no data folder "), console.err());
        assertTrue(console.err().endsWith("start a server with `baton server`, or set BATON_URL\n"), console.err());
        assertFalse(Files.exists(folder.resolve(".baton")));
    }

    @Test
    void creating_a_workflow_may_begin_a_data_folder() throws IOException {
        Files.writeString(folder.resolve("a.yaml"), "jobs: []");
        assertEquals(75, new Console(folder).run("workflows create a.yaml"));
    }

    @Test
    void a_named_server_that_is_away_is_not_replaced_by_another() {
        Console console = new Console(folder).usual(other.url());
        assertEquals(1, console.run("jobs list 1 --url http://127.0.0.1:1"));
        assertTrue(console.err().startsWith("baton: no answer from http://127.0.0.1:1 ("), console.err());
        assertEquals(0, other.requests().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://host", "http://", "http://a b"})
    void what_is_no_address_is_refused(String url) {
        Console console = new Console(folder).with("BATON_URL", url);
        assertEquals(1, console.run("jobs list 1"));
        assertTrue(console.err().startsWith("baton: not an address: " + url), console.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"host:8080", "http://host:8080/", "http://host:8080/torc-service/v1", "http://host:8080"})
    void an_address_loses_what_is_not_its_base(String given) {
        assertEquals(URI.create("http://host:8080"), Server.base(given));
    }
}
