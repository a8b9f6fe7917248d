package dev.baton.cli.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Records are made, listed, changed and deleted by the same words, whatever they are. */
class RecordVerbsTest extends VerbTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "files create 1 -n f -p a/b | /files | {'workflow_id':1,'name':'f','path':'a/b'}",
                "resource-requirements create 1 -n r --num-cpus 4 -m 2g -r PT1H | /resource_requirements"
                        + " | {'workflow_id':1,'name':'r','num_cpus':4,'memory':'2g','runtime':'PT1H'}",
                "failure-handlers create 1 -n h -r [{\"exit_codes\":[7]}] | /failure_handlers"
                        + " | {'workflow_id':1,'name':'h','rules':'[{\\'exit_codes\\':[7]}]'}",
                "jobs create 1 -n j -c true -d 2,3 --output-file-ids 4 -r 5 --priority 6"
                        + " --cancel-on-blocking-job-failure false | /jobs | {'workflow_id':1,'name':'j',"
                        + "'command':'true','depends_on_job_ids':[2,3],'output_file_ids':[4],"
                        + "'resource_requirements_id':5,'priority':6,'cancel_on_blocking_job_failure':false}",
            })
    void what_is_made_has_what_the_options_say(String line, String path, String body) {
        server.on("POST " + path, "{\"id\": 9, \"name\": \"made\"}");
        assertEquals(0, console.run(line), console.err());
        assertEquals(body.replace('\'', '"'), server.last().body());
        assertTrue(console.out().startsWith("Created "), console.out());
    }

    @ParameterizedTest
    @CsvSource({
        "files, /files",
        "resource-requirements, /resource_requirements",
        "compute-nodes, /compute_nodes",
        "scheduled-compute-nodes, /scheduled_compute_nodes",
        "jobs, /jobs"
    })
    void every_kind_is_listed_got_and_deleted(String group, String path) {
        server.list("GET " + path + "?workflow_id=1", "{\"id\": 3, \"name\": \"n\"}")
                .on("GET " + path + "/3", "{\"id\": 3}")
                .on("DELETE " + path + "/3", "{\"id\": 3}")
                .on("DELETE " + path + "/4", "{\"id\": 4}")
                .on("DELETE " + path + "?workflow_id=1", "{\"count\": 2}");
        assertEquals(0, console.run(group + " list 1"), console.err());
        assertTrue(console.out().contains("│ 3 "), console.out());
        assertEquals(0, console.run("-f json " + group + " list 1"), console.err());
        assertTrue(console.out().startsWith("{\n  \"" + path.substring(1) + "\": ["), console.out());
        assertEquals(0, console.run(group + " get 3"), console.err());
        assertEquals(0, console.run(group + " delete 3 4"), console.err());
        assertEquals(2, console.out().lines().count());
        assertEquals(0, console.run(group + " delete-all 1"), console.err());
        assertTrue(console.out().endsWith(": 2\n"), console.out());
    }

    @Test
    void a_list_is_cut_and_sorted_where_asked() {
        server.list("GET /files?workflow_id=1&produced_by_job_id=2&sort_by=name&reverse_sort=true&offset=3&limit=5");
        assertEquals(
                0,
                console.run("files list 1 --produced-by-job-id 2 --sort-by name --reverse-sort -o 3 -l 5"),
                console.err());
    }

    @Test
    void an_update_leaves_alone_what_is_not_named() {
        server.on("GET /jobs/3", "{\"id\": 3, \"name\": \"a\", \"command\": \"b\"}")
                .on("PUT /jobs/3", "{\"id\": 3}");
        assertEquals(0, console.run("jobs update 3 -c true --disable"), console.err());
        assertEquals(
                "{\"id\":3,\"name\":\"a\",\"command\":\"true\",\"status\":\"disabled\"}",
                server.last().body());
    }

    @Test
    void a_reset_names_the_run_that_the_workflow_is_in() {
        server.on("GET /jobs/3", "{\"id\": 3, \"workflow_id\": 1}")
                .on("GET /workflows/1/status", "{\"run_id\": 7}")
                .on("PUT /jobs/3/manage_status_change/uninitialized/7", "{\"id\": 3}");
        assertEquals(0, console.run("jobs reset-status 3"), console.err());
    }

    @Test
    void jobs_stand_beside_what_they_ask_for() {
        server.list("GET /jobs?workflow_id=1", "{\"id\": 5, \"name\": \"j\", \"resource_requirements_id\": 2}")
                .list(
                        "GET /resource_requirements?workflow_id=1",
                        "{\"id\": 2, \"name\": \"r\", \"num_cpus\": 4, \"memory\": \"1g\"}");
        assertEquals(0, console.run("jobs list-resource-requirements 1"), console.err());
        assertTrue(console.out().contains("│ 5      │ j        │ 2  │ r    │ 4 "), console.out());
    }

    @Test
    void a_file_of_commands_becomes_jobs_with_free_names() throws IOException {
        Files.writeString(folder.resolve("commands.txt"), "# two\necho 1\n\n  echo 2 \n");
        server.list("GET /jobs?workflow_id=1", "{\"name\": \"job1\"}")
                .list("GET /resource_requirements?workflow_id=1&name=per_job_2_1m_P0DT1M")
                .on("POST /resource_requirements", "{\"id\": 4}")
                .on("POST /bulk_jobs", "{\"jobs\": []}");
        assertEquals(0, console.run("jobs create-from-file 1 commands.txt --cpus-per-job 2"), console.err());
        assertEquals("Created 2 jobs in workflow 1\n", console.out());
        assertEquals(
                "{\"jobs\":[{\"workflow_id\":1,\"name\":\"job2\",\"command\":\"echo 1\",\"resource_requirements_id\":4},"
                        + "{\"workflow_id\":1,\"name\":\"job3\",\"command\":\"echo 2\",\"resource_requirements_id\":4}]}",
                server.last().body());
    }

    @Test
    void required_files_are_shown_with_their_paths() {
        server.on("GET /workflows/1/required_existing_files", "{\"files\": [2]}")
                .list("GET /files?workflow_id=1", "{\"id\": 1, \"name\": \"a\"}", "{\"id\": 2, \"name\": \"b\"}");
        assertEquals(0, console.run("files list-required-existing 1 -f json"), console.err());
        assertEquals("[{\"id\":2,\"name\":\"b\"}]", console.out().replaceAll("\\s", ""));
    }
}
