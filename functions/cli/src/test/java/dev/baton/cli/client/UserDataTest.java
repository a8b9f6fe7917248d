package dev.baton.cli.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading and writing user data beyond the tutorial. */
class UserDataTest extends VerbTest {
    @Test
    void create_links_the_record_to_its_jobs() {
        server.on("POST /user_data?consumer_job_id=3&producer_job_id=2", "{\"id\": 8, \"name\": \"x\"}");
        assertEquals(
                0, console.run("user-data create 1 -n x -d [1] --ephemeral --consumer-job-id 3 --producer-job-id 2"));
        assertEquals("Created user data 8: x\n", console.out());
        assertEquals(
                "{\"workflow_id\":1,\"name\":\"x\",\"is_ephemeral\":true,\"data\":[1]}",
                server.last().body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "", "{\"a\": 1} x", "'a'", "nul", "[1,]"})
    void what_is_no_json_is_refused_before_anything_is_asked(String data) {
        assertEquals(1, console.run("user-data", "update", "1", "--data", data));
        assertTrue(console.err().startsWith("baton: --data is no JSON: "), console.err());
        assertEquals(List.of(), server.requests());
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "\"text\"", "[]", "{}", "true", "\"-f\""})
    void any_json_value_may_be_data(String data) {
        server.on("GET /user_data/1", NULL_DATA).on("PUT /user_data/1", DATA);
        assertEquals(0, console.run("user-data", "update", "1", "-d", data), console.err());
        assertTrue(server.last().body().endsWith("\"data\":" + data + "}"));
    }

    @Test
    void inside_a_job_a_name_does_in_an_ids_place() {
        server.list("GET /user_data?workflow_id=6&name=result_3", "{\"id\": 25, \"name\": \"result_3\"}")
                .on("GET /user_data/25", "{\"id\": 25}");
        console.with("TORC_WORKFLOW_ID", "6");
        assertEquals(0, console.run("user-data get result_3"), console.err());
        assertEquals(1, console.run("user-data get result_4"));
    }

    @Test
    void data_in_a_table_cannot_break_its_box_or_steer_the_terminal() {
        server.list(
                "GET /user_data?workflow_id=1",
                "{\"id\": 1, \"name\": \"a\\u001b[2Jb\", \"data\": \"" + "x".repeat(200) + "\", \"workflow_id\": 1}");
        assertEquals(0, console.run("user-data list 1"));
        assertTrue(console.out().contains("│ a [2Jb │ \"" + "x".repeat(58) + "… │"), console.out());
    }

    @Test
    void pages_are_read_to_the_end() {
        server.on("GET /user_data?workflow_id=1", "{\"items\": [{\"id\": 1}], \"has_more\": true, \"total_count\": 2}")
                .on(
                        "GET /user_data?workflow_id=1&offset=1&limit=10000",
                        "{\"items\": [{\"id\": 2}], \"has_more\": false}");
        assertEquals(0, console.run("user-data list 1 -f json"));
        assertEquals("[{\"id\":1},{\"id\":2}]", console.out().replaceAll("\\s", ""));
    }
}
