package dev.baton.cli.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Creating a workflow from a file. */
class CreateWorkflowTest extends VerbTest {
    private static final String ASKED = "POST /baton/v1/workflows?file=my%20flow.yaml";

    private int create(String... more) throws IOException {
        Files.writeString(folder.resolve("my flow.yaml"), "jobs: []");
        String[] words = new String[3 + more.length];
        words[0] = "workflows";
        words[1] = "create";
        words[2] = "my flow.yaml";
        System.arraycopy(more, 0, words, 3, more.length);
        return console.run(words);
    }

    @Test
    void says_what_was_created_and_warns() throws IOException {
        server.on(ASKED, "{\"id\":4,\"workflow_id\":4,\"name\":\"flow\",\"jobs\":1,\"warnings\":[\"odd\"]}");
        assertEquals(0, create());
        assertEquals("Created workflow 4: flow (1 job)\n", console.out());
        assertEquals("warning: odd\n", console.err());
    }

    @Test
    void prints_every_problem_at_its_place() throws IOException {
        server.on(ASKED, 422, """
                {"error": {"message": "2 problems"}, "errors": [
                  {"file": "my flow.yaml", "line": 3, "column": 5, "key": "jobs[0].name", "message": "expected text"},
                  {"file": "my flow.yaml", "message": "a cycle: a, b"}]}""");
        assertEquals(1, create());
        assertEquals("", console.out());
        assertEquals("my flow.yaml:3:5: jobs[0].name: expected text\nmy flow.yaml: a cycle: a, b\n", console.err());
    }

    @Test
    void a_dry_run_creates_nothing_and_tells_whether_the_file_is_valid() throws IOException {
        server.on(ASKED + "&dry_run=true", "{\"valid\": true, \"jobs\": 2, \"warnings\": []}");
        assertEquals(0, create("--dry-run"));
        assertEquals("my flow.yaml is valid (2 jobs)\n", console.out());
        assertEquals(0, create("--dry-run", "-f", "json"));
        assertEquals(
                "{\"valid\":true,\"jobs\":2,\"warnings\":[]}", console.out().replaceAll("\\s", ""));
    }

    @Test
    void a_file_above_64_mib_is_not_even_sent() throws IOException {
        try (var file = new RandomAccessFile(folder.resolve("big.yaml").toFile(), "rw")) {
            file.setLength(300L << 20);
        }
        assertEquals(1, console.run("workflows create big.yaml"));
        assertEquals("baton: big.yaml has 300 MiB; a specification may have 64 MiB at most\n", console.err());
        assertEquals(List.of(), server.requests());
    }

    @Test
    void a_missing_file_is_named() {
        assertEquals(1, console.run("workflows create nowhere.yaml"));
        assertEquals("baton: there is no file nowhere.yaml\n", console.err());
    }
}
