package dev.baton.cli.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is done to workflows as a whole, and told of them. */
class WorkflowVerbsTest extends VerbTest {
    @BeforeEach
    void workflow() {
        server.on("GET /workflows/1/status", "{\"id\": 1, \"run_id\": 4, \"is_archived\": false}")
                .on("PUT /workflows/1/status", "{}")
                .on("GET /workflows/1/missing_user_data", "{\"user_data\": []}")
                .on("GET /workflows/1/required_existing_files", "{\"files\": []}")
                .on("POST /workflows/1/reset_status", "{}")
                .on("POST /workflows/1/initialize_jobs?only_uninitialized=true&clear_ephemeral_user_data=false", "{}")
                .on(
                        "GET /baton/v1/workflows/1/changes",
                        "{\"jobs\": [{\"job_id\": 12, \"changes\": [{\"message\": \"its command changed\"}]}]}")
                .on("POST /workflows/1/process_changed_job_inputs?dry_run=false", "{\"reinitialized_jobs\": []}")
                .list(
                        "GET /files?workflow_id=1",
                        "{\"id\": 1, \"path\": \"in\", \"st_mtime\": 5.0, \"st_size\": 2, \"content_hash\": \"0\"}",
                        "{\"id\": 2, \"path\": \"lost\", \"st_mtime\": 5.0}")
                .list(
                        "GET /jobs?workflow_id=1",
                        "{\"id\": 11, \"name\": \"a\", \"status\": \"completed\", \"input_file_ids\": [1],"
                                + " \"output_file_ids\": [2]}",
                        "{\"id\": 12, \"name\": \"b\", \"status\": \"completed\"}",
                        "{\"id\": 13, \"name\": \"c\", \"status\": \"ready\", \"input_file_ids\": [1]}");
    }

    @Test
    void a_dry_run_says_what_would_run_again_and_why_and_changes_nothing() throws IOException {
        Files.writeString(folder.resolve("in"), "new");
        assertEquals(0, console.run("workflows reinitialize 1 --dry-run"), console.err());
        assertTrue(console.out().startsWith("Would reinitialize workflow 1: 2 jobs changed\n"), console.out());
        assertTrue(
                console.out().contains("│ 11 │ a    │ in changed: content, size from 2 to 3 bytes; its output los"),
                console.out());
        assertTrue(console.out().contains("│ 12 │ b    │ its command changed "), console.out());
        assertEquals(
                List.of(),
                server.lines().stream().filter(line -> !line.startsWith("GET")).toList());
    }

    @Test
    void what_changed_is_reset_in_the_next_run() throws IOException {
        Files.writeString(folder.resolve("in"), "new");
        server.on("PUT /jobs/11/manage_status_change/uninitialized/5", "{}")
                .on("PUT /jobs/12/manage_status_change/uninitialized/5", "{}")
                .on("PUT /files/1", "{}")
                .on("PUT /files/2", "{}");
        assertEquals(0, console.run("workflows reinitialize 1 -f json"), console.err());
        assertTrue(
                console.out().contains("\"reasons\": [\n        \"in changed: content, size from 2 to 3 bytes\""),
                console.out());
        assertEquals(
                "POST /workflows/1/initialize_jobs?only_uninitialized=true&clear_ephemeral_user_data=false",
                server.last().line());
    }

    @Test
    void a_reset_can_make_jobs_ready_at_once() {
        server.on("POST /workflows/1/reset_job_status?failed_only=true", "{\"updated_count\": 3}");
        assertEquals(0, console.run("workflows reset-status 1 --failed-only -r"), console.err());
        assertEquals("Reset 3 jobs of workflow 1\n", console.out());
    }

    @Test
    void a_plan_has_a_stage_for_each_step() {
        server.list(
                "GET /workflows/1/job_dependencies?reverse_sort=false",
                "{\"job_id\": 13, \"depends_on_job_id\": 11}",
                "{\"job_id\": 13, \"depends_on_job_id\": 12}");
        assertEquals(0, console.run("workflows execution-plan 1"), console.err());
        assertTrue(console.out().contains("│ 1     │ 2    │ a, b  │"), console.out());
        assertTrue(console.out().contains("│ 2     │ 1    │ c     │"), console.out());
    }

    @Test
    void jobs_that_wait_for_one_another_have_no_plan() {
        server.list(
                "GET /workflows/1/job_dependencies?reverse_sort=false",
                "{\"job_id\": 13, \"depends_on_job_id\": 12}",
                "{\"job_id\": 12, \"depends_on_job_id\": 13}");
        assertEquals(1, console.run("workflows execution-plan 1"));
        assertTrue(console.err().contains("wait for one another: b, c"), console.err());
    }

    @Test
    void a_workflow_goes_from_one_server_to_another_as_a_file() throws IOException {
        server.on(
                        "GET /baton/v1/workflows/1/export?include_results=true&include_events=false",
                        "{\"export_version\": \"1.0\"}")
                .on(
                        "POST /baton/v1/workflows/import?name=copy",
                        "{\"id\": 2, \"workflow_name\": \"copy\", \"jobs\": 3}");
        assertEquals(0, console.run("workflows export 1 -o w.json --include-results"), console.err());
        assertEquals("{\n  \"export_version\": \"1.0\"\n}\n", Files.readString(folder.resolve("w.json")));
        assertEquals(0, console.run("workflows import w.json --name copy"), console.err());
        assertEquals("Created workflow 2: copy (3 jobs)\n", console.out());
    }

    @Test
    void archived_workflows_can_be_taken_back() {
        assertEquals(0, console.run("workflows archive 1"), console.err());
        assertTrue(server.last().body().contains("\"is_archived\":true"));
        assertEquals(0, console.run("workflows archive false 1"), console.err());
        assertTrue(server.last().body().contains("\"is_archived\":false"));
        assertEquals(1, console.run("workflows archive true"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "slurm generate --account x spec.yaml",
                "hpc list",
                "submit-slurm --account x spec.yaml",
                "workflows create-slurm spec.yaml"
            })
    void what_needs_slurm_says_what_to_use_instead(String line) {
        assertEquals(1, console.run(line));
        assertTrue(console.err().contains("is not offered"), console.err());
        assertTrue(console.err().contains("baton w") || console.err().contains("baton run"), console.err());
    }

    @Test
    void why_names_what_a_job_waits_for() {
        server.on("GET /baton/v1/jobs/7/why", """
                {"job_id": 7, "job_name": "train", "status": "blocked", "reason": "jobs", "message": "it waits for 1 job",
                 "waits_for": [{"id": 6, "name": "prepare", "status": "running", "files": ["f"], "user_data": ["d"]}]}""");
        assertEquals(0, console.run("why 7"), console.err());
        assertTrue(console.out().startsWith("Job 7, train, is blocked: it waits for 1 job.\n"), console.out());
        assertTrue(console.out().contains("│ 6  │ prepare │ running │ f, d     │"), console.out());
    }

    @ParameterizedTest
    @CsvSource({
        "job-dependencies job-job 1, /workflows/1/job_dependencies?reverse_sort=false",
        "job-dependencies job-file 1, /workflows/1/job_file_relationships?reverse_sort=false",
        "job-dependencies job-user-data 1, /workflows/1/job_user_data_relationships?reverse_sort=false",
        "access-groups list, /access_groups?",
        "access-groups list-members 1, /access_groups/1/members?",
        "access-groups list-user-groups bob, /users/bob/groups?",
        "access-groups list-workflow-groups 1, /workflows/1/access_groups?"
    })
    void lists_are_tables_and_json(String line, String path) {
        server.list("GET " + path, "{\"id\": 3, \"job_id\": 3, \"name\": \"x\"}");
        assertEquals(0, console.run(line), console.err());
        assertTrue(console.out().startsWith("╭"), console.out());
        assertEquals(0, console.run(line + " -f json"), console.err());
        assertTrue(console.out().startsWith("["), console.out());
    }

    @Test
    void logs_are_shown_searched_and_packed() throws IOException {
        Files.createDirectories(folder.resolve("output/job_stdio"));
        Files.writeString(folder.resolve("output/job_stdio/job_wf1_j7_r2_a1.o"), "fine\n");
        Files.writeString(folder.resolve("output/job_stdio/job_wf1_j7_r2_a1.e"), "ok\nValueError: x\nFATAL error\n");
        server.on("GET /jobs/7", "{\"id\": 7, \"workflow_id\": 1}")
                .list(
                        "GET /results?workflow_id=1&job_id=7",
                        "{\"job_id\": 7, \"workflow_id\": 1, \"run_id\": 2, \"attempt_id\": 1}");
        assertEquals(0, console.run("logs show 7"), console.err());
        assertEquals("fine\nok\nValueError: x\nFATAL error\n", console.out());
        assertEquals(0, console.run("logs analyze 1 -f json"), console.err());
        assertTrue(console.out().contains("\"line\": 3"), console.out());
        assertEquals(0, console.run("logs bundle 1"), console.err());
        assertTrue(Files.size(folder.resolve("wf1.zip")) > 0);
    }

    @Test
    void who_took_more_than_asked_for_is_reported() {
        server.list("GET /jobs?workflow_id=1", "{\"id\": 7, \"name\": \"big\", \"resource_requirements_id\": 2}")
                .list(
                        "GET /resource_requirements?workflow_id=1",
                        "{\"id\": 2, \"memory\": \"1m\", \"num_cpus\": 1, \"runtime\": \"PT1M\"}")
                .list(
                        "GET /results?workflow_id=1",
                        "{\"job_id\": 7, \"workflow_id\": 1, \"run_id\": 2, \"attempt_id\": 1,"
                                + " \"peak_memory_bytes\": 2097152, \"peak_cpu_percent\": 50.0,"
                                + " \"exec_time_minutes\": 0.5}");
        assertEquals(0, console.run("reports check-resource-utilization 1"), console.err());
        assertTrue(
                console.out().contains("│ 7      │ big      │ Memory (MiB) │ 1.00      │ 2.00 │ yes      │"),
                console.out());
        assertEquals(0, console.run("reports check-resource-utilization 1 --all -f json"), console.err());
        assertEquals(3, console.out().split("job_name").length - 1);
        assertEquals(0, console.run("reports results 1"), console.err());
        assertTrue(console.out().contains("\"job_stderr\": \"output/job_stdio/job_wf1_j7_r2_a1.e\""), console.out());
    }
}
