package dev.baton.cli.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every client command of Torc's user-data tutorial prints what it promises. */
class TutorialTest extends VerbTest {
    @Test
    void create_prints_an_id_for_jq() throws IOException {
        Files.writeString(folder.resolve("user_data_workflow.yaml"), "name: config_pipeline\n");
        server.on(
                "POST /baton/v1/workflows?file=user_data_workflow.yaml",
                "{\"id\": 1, \"workflow_id\": 1, \"name\": \"config_pipeline\", \"jobs\": 3, \"warnings\": []}");
        assertEquals(0, console.run("workflows create user_data_workflow.yaml -f json"));
        assertEquals("""
                {
                  "id": 1,
                  "workflow_id": 1,
                  "status": "success",
                  "message": "Created workflow 1: config_pipeline (3 jobs)"
                }
                """, console.out());
        assertEquals("name: config_pipeline\n", server.last().body());
    }

    @Test
    void initial_user_data_is_null_in_a_table() {
        server.list("GET /user_data?workflow_id=1", NULL_DATA);
        assertEquals(0, console.run("user-data list 1"));
        assertEquals("""
                ╭────┬───────────┬──────┬─────────────╮
                │ ID │ Name      │ Data │ Workflow ID │
                ├────┼───────────┼──────┼─────────────┤
                │ 1  │ ml_config │ null │ 1           │
                ╰────┴───────────┴──────┴─────────────╯
                """, console.out());
    }

    @Test
    void jobs_show_their_status_and_the_first_line_of_their_command() {
        server.list(
                "GET /jobs?workflow_id=1",
                "{\"id\": 1, \"name\": \"generate_config\", \"status\": \"ready\", \"command\": \"echo a\\necho b\"}",
                "{\"id\": 2, \"name\": \"train_model\", \"status\": \"blocked\", \"command\": \"true\"}");
        assertEquals(0, console.run("jobs list 1"));
        assertEquals("""
                ╭────┬─────────────────┬─────────┬──────────╮
                │ ID │ Name            │ Status  │ Command  │
                ├────┼─────────────────┼─────────┼──────────┤
                │ 1  │ generate_config │ ready   │ echo a … │
                │ 2  │ train_model     │ blocked │ true     │
                ╰────┴─────────────────┴─────────┴──────────╯
                """, console.out());
    }

    @Test
    void a_list_after_whose_verb_json_is_asked_for_is_a_bare_array() {
        server.list("GET /user_data?workflow_id=1", DATA);
        assertEquals(0, console.run("user-data list 1 -f json"));
        assertEquals("""
                [
                  {
                    "workflow_id": 1,
                    "is_ephemeral": false,
                    "name": "ml_config",
                    "id": 1,
                    "data": {
                      "learning_rate": 0.001,
                      "batch_size": 32,
                      "epochs": 10
                    }
                  }
                ]
                """, console.out());
    }

    @Test
    void getting_user_data_prints_json_into_a_pipe() {
        server.on("GET /user_data/1", NULL_DATA);
        assertEquals(0, console.run("user-data get 1"));
        assertEquals("""
                {
                  "workflow_id": 1,
                  "is_ephemeral": false,
                  "name": "ml_config",
                  "id": 1
                }
                """, console.out());
    }

    @Test
    void getting_user_data_prints_lines_on_a_terminal() {
        server.on("GET /user_data/1", NULL_DATA);
        assertEquals(0, console.onTerminal().run("user-data get 1"));
        assertEquals("workflow_id: 1\nis_ephemeral: false\nname: ml_config\nid: 1\n", console.out());
    }

    @Test
    void updating_user_data_sends_the_whole_record_with_numbers_as_they_were_written() {
        server.on("GET /user_data/1", NULL_DATA).on("PUT /user_data/1", DATA);
        assertEquals(0, console.run("user-data", "update", "1", "--data", "{\"rate\": 1.50, \"n\": 1e3}\n"));
        assertEquals("Updated user data 1: ml_config\n", console.out());
        assertEquals(
                "{\"workflow_id\":1,\"is_ephemeral\":false,\"name\":\"ml_config\",\"id\":1,"
                        + "\"data\":{\"rate\":1.50,\"n\":1e3}}",
                server.last().body());
    }

    @Test
    void results_show_return_codes_beside_job_names() {
        server.list(
                        "GET /results?workflow_id=1",
                        "{\"job_id\": 7, \"workflow_id\": 1, \"run_id\": 0, \"attempt_id\": 1, \"compute_node_id\": 1,"
                                + " \"return_code\": 0, \"exec_time_minutes\": 0.1, \"completion_time\": \"T\","
                                + " \"status\": \"completed\", \"id\": 1, \"peak_memory_bytes\": 1572864,"
                                + " \"peak_cpu_percent\": 99.55}")
                .list("GET /jobs?workflow_id=1", "{\"id\": 7, \"name\": \"train_model\"}");
        assertEquals(0, console.run("results list 1"));
        List<String> lines = console.out().lines().toList();
        assertEquals(
                List.of(
                        "ID",
                        "Job ID",
                        "Job Name",
                        "WF ID",
                        "Run ID",
                        "Attempt",
                        "Return Code",
                        "Exec Time",
                        "Peak Mem",
                        "Peak CPU %",
                        "Completion Time",
                        "Status"),
                cells(lines.get(1)));
        assertEquals(
                List.of("1", "7", "train_model", "1", "0", "1", "0", "6.00 s", "1.5 MiB", "99.6", "T", "completed"),
                cells(lines.get(3)));
    }

    private static List<String> cells(String row) {
        return List.of(row.substring(2, row.length() - 2).split(" *│ *")).stream()
                .map(String::strip)
                .toList();
    }
}
