package dev.baton.cli.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands in the documents of Torc's first generation print what those show. */
class FirstGenerationTest extends VerbTest {
    private static final String SERVICE = "/_db/workflows/torc-service";
    private static final String STORED = "/jobs/user_data/92181686/92181820";
    private static final String JOIN =
            "POST " + SERVICE + "/workflows/5/join_by_outbound_edge/jobs/consumes?skip=0&limit=10000";

    private void withJoin() {
        server.on(JOIN, """
                {"items": [{
                  "from": {"_key": "96282248", "_id": "jobs/96282248", "_rev": "_a", "name": "my_job", "command": "x",
                    "status": "ready", "cancel_on_blocking_job_failure": true, "supports_termination": false,
                    "priority": 4},
                  "to": {"_key": "96282238", "_id": "user_data/96282238", "_rev": "_b", "is_ephemeral": false,
                    "name": "output_data1", "data": {"result": 1.2}}}],
                 "skip": 0, "limit": 10000, "count": 1, "total_count": 1, "has_more": false}""");
    }

    @Test
    void a_join_prints_the_documents_keys_and_no_others() {
        withJoin();
        assertEquals(0, console.run("-k 5 -F json collections join job-consumes-data -f key=96282248"), console.err());
        assertEquals("""
                {
                  "items": [
                    {
                      "from": {
                        "_key": "96282248",
                        "name": "my_job"
                      },
                      "to": {
                        "_key": "96282238",
                        "is_ephemeral": false,
                        "name": "output_data1",
                        "data": {
                          "result": 1.2
                        }
                      }
                    }
                  ]
                }
                """, console.out());
        assertEquals("{\"key\":\"96282248\"}", server.last().body());
    }

    @Test
    void a_join_is_a_table_without_json_and_takes_the_workflow_from_the_job() {
        withJoin();
        console.with("TORC_WORKFLOW_KEY", "5");
        assertEquals(0, console.run("collections join job-consumes-data"), console.err());
        assertTrue(console.out().contains("│ 96282248 │ my_job    │ 96282238 │ output_data1 │ {\"result\":1.2} │"));
    }

    @Test
    void a_join_without_workflow_or_with_an_unknown_name_says_what_to_write() {
        assertEquals(1, console.run("collections join job-consumes-data"));
        assertTrue(console.err().contains("torc -k WORKFLOW"), console.err());
        assertEquals(1, console.run("-k 5 collections join nonsense"));
        assertTrue(console.err().contains("job-consumes-data, job-stores-data"), console.err());
    }

    @Test
    void a_long_join_is_read_to_its_end_and_a_limit_ends_it() {
        server.on(JOIN, "{\"items\": [{\"from\": {\"_key\": \"1\"}, \"to\": {}}], \"has_more\": true}")
                .on(JOIN.replace("skip=0", "skip=1"), "{\"items\": [{\"from\": {\"_key\": \"2\"}, \"to\": {}}]}")
                .on(
                        JOIN.replace("limit=10000", "limit=1"),
                        "{\"items\": [{\"from\": {}, \"to\": {}}], \"has_more\": true}");
        assertEquals(0, console.run("-k 5 -F json collections join job-consumes-data"), console.err());
        assertEquals(2, console.out().split("_key").length - 1);
        assertEquals(0, console.run("-k 5 -F json collections join job-consumes-data -l 1"), console.err());
    }

    @Test
    void objects_in_json5_are_stored_with_a_job() {
        server.on("GET /jobs/92181820", "{\"id\": 92181820, \"workflow_id\": 92181686}")
                .on("POST " + SERVICE + STORED, "{\"_key\": \"92340362\", \"_id\": \"u/1\", \"_rev\": \"_a\"}");
        assertEquals(
                0,
                console.run("jobs", "add-user-data", "92181820", "{key1: 'val1', key2: 'val2'}", "{key3: 'val3'}"),
                console.err());
        assertEquals("Added user_data key=92340362 to job key=92181820\n".repeat(2), console.out());
        assertEquals(
                List.of("{\"key1\":\"val1\",\"key2\":\"val2\"}", "{\"key3\":\"val3\"}"),
                server.requests().stream()
                        .filter(request -> request.line().startsWith("POST"))
                        .map(StubServer.Request::body)
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1]", "{key:", "5", "{a: 1} {b: 2}", ""})
    void what_is_no_object_is_refused_before_anything_is_stored(String object) {
        assertEquals(1, console.run("jobs", "add-user-data", "1", "{good: 1}", object));
        assertEquals(List.of(), server.lines());
    }

    @Test
    void stored_objects_are_printed_as_python_does() {
        server.on("GET /jobs/92181820", "{\"id\": 92181820, \"workflow_id\": 92181686}")
                .on("GET " + SERVICE + STORED, """
                        {"items": [
                          {"_key": "92340378", "_id": "user_data/1", "_rev": "_fw08x8a---", "key3": "val3"},
                          {"_key": "92340362", "_id": "user_data/2", "_rev": "_fw08x4m---", "key1": "val1",
                           "key2": ["it's", true, null, 1.50, "a\\n"]}]}""");
        assertEquals(0, console.run("jobs get-user-data 92181820"), console.err());
        assertEquals("""
                {'_key': '92340378', '_rev': '_fw08x8a---', 'key3': 'val3'}
                {'_key': '92340362', '_rev': '_fw08x4m---', 'key1': 'val1', 'key2': ["it's", True, None, 1.50, 'a\\n']}
                """, console.out());
        assertEquals(0, console.run("jobs get-user-data 92181820 -f json"), console.err());
        assertTrue(console.out().startsWith("[\n  {\n    \"_key\": \"92340378\""), console.out());
    }

    @Test
    void the_configuration_of_the_home_folder_names_server_and_workflow() throws IOException {
        withJoin();
        Files.writeString(
                folder.resolve(".torc.json5"),
                "{ // mine\n database_url: '" + server.url() + "/_db/workflows/torc-service', workflow_key: \"5\", }");
        Console home = new Console(folder).with("HOME", folder.toString());
        assertEquals(0, home.run("-F json collections join job-consumes-data"), home.err());
        assertEquals(0, home.run("config validate"), home.err());
        assertEquals(0, home.run("config show -f json"), home.err());
        assertTrue(home.out().contains("\"url\": \"" + server.url() + "\""), home.out());
    }

    @Test
    void a_broken_configuration_is_named_with_its_place() throws IOException {
        Files.writeString(folder.resolve(".torc.json5"), "{ database_url }");
        Console home = new Console(folder).with("HOME", folder.toString());
        assertEquals(1, home.run("jobs list 1"));
        assertTrue(home.err().contains(".torc.json5 is no JSON5: line 1"), home.err());
    }

    @Test
    void a_configuration_is_written_once_and_explained() {
        Console home = new Console(folder).with("HOME", folder.toString());
        assertEquals(0, home.run("config init -u http://localhost:8529/_db/workflows/torc-service"), home.err());
        assertEquals(1, home.run("config init"));
        assertEquals(0, home.run("config validate"), home.err());
        assertEquals(0, home.run("config paths -f json"), home.err());
        assertTrue(home.out().contains("\"exists\": true"), home.out());
        assertEquals(0, home.run("config --help"));
        assertTrue(home.out().contains("database_url: \"http://localhost:8080\""), home.out());
    }
}
