package dev.baton.cli.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Initialising takes the steps of Torc's tool, in its order. */
class InitializeWorkflowTest extends VerbTest {
    private static final String FILE = "{\"id\": 9, \"workflow_id\": 1, \"name\": \"in\", \"path\": \"in.txt\"}";

    @BeforeEach
    void replies() {
        server.on("GET /workflows/1/status", "{\"id\": 1, \"run_id\": 2, \"is_canceled\": false}")
                .on("GET /workflows/1/required_existing_files", "{\"files\": [9]}")
                .on("GET /workflows/1/missing_user_data", "{\"user_data\": []}")
                .list("GET /files?workflow_id=1", FILE)
                .on("GET /results?workflow_id=1&limit=1", "{\"items\": [], \"count\": 0}")
                .on("POST /workflows/1/reset_status", "{}")
                .on("POST /workflows/1/reset_job_status", "{}")
                .on("PUT /workflows/1/status", "{}")
                .on("PUT /files/9", "{}")
                .on(
                        "POST /workflows/1/initialize_jobs?only_uninitialized=false&clear_ephemeral_user_data=false",
                        "{\"message\": \"Initialized job status\"}");
    }

    private List<String> changes() {
        return server.lines().stream().filter(line -> !line.startsWith("GET")).toList();
    }

    @Test
    void resets_counts_the_run_stores_times_and_initialises() throws IOException {
        Files.writeString(folder.resolve("in.txt"), "");
        Files.setLastModifiedTime(folder.resolve("in.txt"), FileTime.fromMillis(1_700_000_000_250L));
        assertEquals(0, console.run("workflows initialize-jobs 1"), console.err());
        assertEquals("Initialized jobs of workflow 1\n", console.out());
        assertEquals(
                List.of(
                        "POST /workflows/1/reset_status",
                        "POST /workflows/1/reset_job_status",
                        "PUT /workflows/1/status",
                        "PUT /files/9",
                        "POST /workflows/1/initialize_jobs?only_uninitialized=false&clear_ephemeral_user_data=false"),
                changes());
        List<String> bodies = server.requests().stream()
                .filter(request -> request.line().startsWith("PUT"))
                .map(StubServer.Request::body)
                .toList();
        assertEquals("{\"id\":1,\"run_id\":3,\"is_canceled\":false}", bodies.get(0));
        assertTrue(
                bodies.get(1)
                        .contains(
                                "\"path\":\"in.txt\",\"st_mtime\":1700000000.250,\"st_size\":0,\"content_hash\":\"e3b0c442"),
                bodies.get(1));
    }

    @Test
    void the_newer_verb_does_the_same_and_answers_in_json() throws IOException {
        Files.writeString(folder.resolve("in.txt"), "");
        assertEquals(0, console.run("-f json workflows initialize 1 --no-prompts"), console.err());
        assertEquals(
                "{\"workflow_id\":1,\"status\":\"success\",\"message\":\"Initializedjobsofworkflow1\"}",
                console.out().replaceAll("\\s", ""));
    }

    @Test
    void a_missing_input_file_stops_it_before_anything_changes_unless_forced() {
        assertEquals(1, console.run("workflows initialize 1"));
        assertEquals("baton: input files are missing: in.txt (--force goes on without them)\n", console.err());
        assertEquals(List.of(), changes());
        server.on("POST /workflows/1/reset_status?force=true", "{}");
        assertEquals(0, console.run("workflows initialize 1 --force"), console.err());
        assertEquals("warning: input files are missing: in.txt\n", console.err());
    }

    @Test
    void missing_user_data_stops_it_even_when_forced() {
        server.on("GET /workflows/1/missing_user_data", "{\"user_data\": [5]}")
                .on("GET /user_data/5", "{\"id\": 5, \"name\": \"preset\"}");
        assertEquals(1, console.run("workflows initialize 1 --force"));
        assertTrue(console.err().contains("no job produces it: preset (id 5)"), console.err());
        assertEquals(List.of(), changes());
    }

    @Test
    void an_archived_workflow_is_left_alone() {
        server.on("GET /workflows/1/status", "{\"id\": 1, \"run_id\": 2, \"is_archived\": true}");
        assertEquals(1, console.run("workflows initialize 1"));
        assertEquals("baton: workflow 1 is archived\n", console.err());
    }

    @Test
    void what_the_server_refuses_is_told_in_its_words() throws IOException {
        Files.writeString(folder.resolve("in.txt"), "");
        server.on("POST /workflows/1/reset_status", 422, "{\"error\": {\"message\": \"jobs are running\"}}");
        assertEquals(1, console.run("workflows initialize 1"));
        assertEquals("baton: jobs are running\n", console.err());
    }
}
