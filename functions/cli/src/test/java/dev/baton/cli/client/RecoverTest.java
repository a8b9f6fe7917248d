package dev.baton.cli.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.cli.json.Json;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is found out of failed jobs, and done about them. */
class RecoverTest extends VerbTest {
    private static final Asked ASKED = new Asked(Json.EMPTY, true, 1 << 20, 60);

    @BeforeEach
    void workflow() {
        server.on("GET /workflows/1/status", "{\"id\": 1, \"run_id\": 4, \"is_canceled\": false}")
                .on("PUT /workflows/1/status", "{}")
                .on("GET /baton/v1/workflows/1/progress", "{\"counts\": {\"completed\": 1, \"failed\": 4}}")
                .list(
                        "GET /jobs?workflow_id=1",
                        "{\"id\": 11, \"name\": \"big\", \"status\": \"failed\", \"resource_requirements_id\": 2}",
                        "{\"id\": 12, \"name\": \"bigger\", \"status\": \"failed\", \"resource_requirements_id\": 2}",
                        "{\"id\": 13, \"name\": \"slow\", \"status\": \"terminated\", \"resource_requirements_id\": 3}",
                        "{\"id\": 14, \"name\": \"odd\", \"status\": \"failed\", \"resource_requirements_id\": 1}",
                        "{\"id\": 15, \"name\": \"good\", \"status\": \"completed\", \"resource_requirements_id\": 1}")
                .list(
                        "GET /resource_requirements?workflow_id=1",
                        "{\"id\": 1, \"name\": \"default\", \"memory\": \"1m\", \"runtime\": \"P0DT1M\"}",
                        "{\"id\": 2, \"name\": \"some\", \"memory\": \"1g\", \"runtime\": \"PT1H\"}",
                        "{\"id\": 3, \"name\": \"short\", \"memory\": \"1g\", \"runtime\": \"PT10M\"}")
                .list(
                        "GET /results?workflow_id=1",
                        "{\"job_id\": 11, \"return_code\": 137, \"exec_time_minutes\": 1.0}",
                        "{\"job_id\": 12, \"return_code\": 1, \"peak_memory_bytes\": 2147483648}",
                        "{\"job_id\": 13, \"return_code\": -9, \"exec_time_minutes\": 10.0}",
                        "{\"job_id\": 14, \"return_code\": 3}")
                .on("PUT /resource_requirements/2", "{}")
                .on("PUT /resource_requirements/3", "{}")
                .on("POST /workflows/1/reset_status?force=true", "{}")
                .on("POST /workflows/1/initialize_jobs?only_uninitialized=true&clear_ephemeral_user_data=false", "{}")
                .on("POST /events", "{}");
        for (int job = 11; job <= 14; job++) {
            server.on("PUT /jobs/" + job + "/manage_status_change/uninitialized/5", "{}");
        }
    }

    private String body(String line) {
        return server.requests().stream()
                .filter(request -> request.line().equals(line))
                .reduce((first, last) -> last)
                .orElseThrow()
                .body();
    }

    @ParameterizedTest
    @CsvSource({
        "failed, 137, 1, 0, OUT_OF_MEMORY",
        "failed, 1, 1, 2000000, OUT_OF_MEMORY",
        "failed, 1, 1, 1000000, UNKNOWN",
        "failed, 152, 1, 0, OUT_OF_TIME",
        "terminated, -9, 59.5, 0, OUT_OF_TIME",
        "terminated, -15, 5, 0, INTERRUPTED",
        "failed, -128, 5, 0, INTERRUPTED",
        "pending_failed, 2, 70, 0, UNKNOWN"
    })
    void the_result_tells_what_a_job_failed_of(
            String status, long code, double seconds, long peak, FailureCause cause) {
        JobFailure failure = new JobFailure(1, "a", status, code, seconds, peak, Json.NULL);
        assertEquals(cause, FailureCause.of(failure, ASKED));
    }

    @Test
    void a_dry_run_tells_and_changes_nothing() {
        assertEquals(0, console.run("recover 1 --dry-run"), console.err());
        assertTrue(console.out().startsWith("Would recover 3 jobs of 4 that failed\n"), console.out());
        assertTrue(console.out().contains("│ out of memory │ memory of some: 1g -> 3072m "), console.out());
        assertTrue(console.out().contains("│ timeout       │ runtime of short: PT10M -> PT14M "), console.out());
        assertTrue(server.lines().stream().allMatch(line -> line.startsWith("GET")), server.lines()::toString);
    }

    @Test
    void requirements_are_raised_to_what_the_neediest_needs_and_the_jobs_are_reset_in_the_next_run() {
        assertEquals(0, console.run("recover 1"), console.err());
        assertTrue(body("PUT /resource_requirements/2").contains("\"memory\":\"3072m\""));
        assertTrue(body("PUT /resource_requirements/3").contains("\"runtime\":\"PT14M\""));
        List<String> lines = server.lines();
        assertFalse(lines.contains("PUT /jobs/14/manage_status_change/uninitialized/5"), lines::toString);
        assertTrue(lines.containsAll(List.of(
                "PUT /jobs/11/manage_status_change/uninitialized/5",
                "PUT /jobs/12/manage_status_change/uninitialized/5",
                "PUT /jobs/13/manage_status_change/uninitialized/5")));
        assertTrue(body("POST /events").contains("\"category\":\"workflow_recovered\""));
        assertTrue(console.out().endsWith("Run it: baton run 1\n"), console.out());
    }

    @Test
    void multipliers_and_unknown_failures_are_the_users_choice() {
        assertEquals(
                0,
                console.run("recover 1 --retry-unknown --memory-multiplier 2 --runtime-multiplier 3 -f json"),
                console.err());
        assertTrue(body("PUT /resource_requirements/2").contains("\"memory\":\"4096m\""));
        assertTrue(body("PUT /resource_requirements/3").contains("\"runtime\":\"PT30M\""));
        assertTrue(server.lines().contains("PUT /jobs/14/manage_status_change/uninitialized/5"));
        assertEquals(1, console.run("recover 1 --memory-multiplier 0.5"));
        assertTrue(console.err().contains("must be 1 or more"), console.err());
    }

    @Test
    void a_hook_that_fails_leaves_everything_as_it_is() {
        assertEquals(1, console.run("recover", "1", "--recovery-hook", "exit $((BATON_WORKFLOW_ID + 4))"));
        assertTrue(console.err().contains("the recovery hook ended with code 5; nothing was reset"), console.err());
        assertTrue(server.lines().stream().allMatch(line -> line.startsWith("GET")), server.lines()::toString);
    }

    @Test
    void what_still_runs_or_was_canceled_is_not_recovered() {
        server.on("GET /baton/v1/workflows/1/progress", "{\"counts\": {\"running\": 2}}");
        assertEquals(1, console.run("recover 1"));
        assertTrue(console.err().contains("still has 2 jobs running"), console.err());
        server.on("GET /workflows/1/status", "{\"is_canceled\": true}");
        assertEquals(1, console.run("recover 1"));
        assertTrue(console.err().contains("reset-status 1"), console.err());
    }

    @Test
    void watch_ends_as_the_workflow_does() {
        String good = "{\"complete\": true, \"run_id\": 4, \"counts\": {\"completed\": 5}}";
        server.on("GET /baton/v1/workflows/1/progress", good);
        assertEquals(0, console.run("watch 1"), console.err());
        assertEquals("Workflow 1, run 4: 5 completed\n", console.out());
        String bad = "{\"complete\": true, \"run_id\": 4, \"counts\": {\"completed\": 1, \"failed\": 4}}";
        server.on("GET /baton/v1/workflows/1/progress", bad);
        assertEquals(1, console.run("watch 1"), console.err());
        assertEquals(1, console.run("watch 1 --recover -m 2 -p 0.01"), console.err());
        assertEquals(2, console.out().split("runtime of short", -1).length - 1, "no more often than it was told to");
    }
}
