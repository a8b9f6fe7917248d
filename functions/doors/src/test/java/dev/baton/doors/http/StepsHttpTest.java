package dev.baton.doors.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The steps of Torc's workers, which have a shorter way through the door: what they are told is what the longer one tells. */
@QuarkusTest
@TestProfile(WorkersHttpTest.RealEngine.class)
class StepsHttpTest {
    private static final String BASE = "/torc-service/v1";
    private static final String OFFER = "{\"num_cpus\": 1, \"memory_gb\": 4.5, \"num_gpus\": 0, \"num_nodes\": 1}";

    @TestHTTPResource("/")
    URI base;

    private Calls calls;
    private long workflow;
    private long job;

    @BeforeEach
    void workflow() {
        calls = new Calls(base);
        workflow = calls.call("POST", "/baton/v1/workflows?file=w.yaml&armed=true", "jobs: [{name: a, command: x}]")
                .body()
                .get("id")
                .asLong();
        job = (workflow << 22) | 1;
    }

    private Calls.Reply shortly(String method, String path, String body) {
        return send(method, path, HttpRequest.BodyPublishers.ofString(body));
    }

    /** In pieces whose length is not said, as the shorter way takes none. */
    private Calls.Reply atLength(String method, String path, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return send(method, path, HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)));
    }

    private Calls.Reply send(String method, String path, HttpRequest.BodyPublisher body) {
        return calls.send(
                calls.to(BASE + named(path)).header("Token", FakeEngine.KEY).method(method, body));
    }

    private String named(String path) {
        return path.replace("JOB", Long.toString(job)).replace("WORKFLOW", Long.toString(workflow));
    }

    private String end(String more) {
        return "{\"compute_node_id\": 5, \"return_code\": 0, \"exec_time_minutes\": 0.1,"
                + " \"completion_time\": \"2026-01-01T00:00:00Z\", \"status\": \"completed\"" + more + "}";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST | /workflows/WORKFLOW/claim_next_jobs?limit=ten | {} | 400",
                "POST | /workflows/WORKFLOW/claim_next_jobs?limit=-1 | {} | 422",
                "POST | /workflows/WORKFLOW/claim_next_jobs?limit=0 | not read | 200",
                "POST | /workflows/first/claim_next_jobs | {} | 400",
                "POST | /workflows/0/claim_next_jobs | {} | 404",
                "POST | /workflows/987654/claim_next_jobs | {} | 404",
                "POST | /workflows/WORKFLOW/claim_jobs_based_on_resources/1 | {\"num_cpus\": 1 | 400",
                "POST | /workflows/WORKFLOW/claim_jobs_based_on_resources/1 | {\"num_cpus\": 1} | 422",
                "POST | /workflows/WORKFLOW/claim_jobs_based_on_resources/1?sort_method=best | {} | 400",
                "PUT | /jobs/JOB/start_job/1/5 | {} | 422",
                "PUT | /jobs/JOB/start_job/77/5 | {} | 422",
                "PUT | /jobs/JOB/start_job/one/5 | {} | 400",
                "PUT | /jobs/4194399/start_job/1/5 | {} | 404",
                "POST | /jobs/JOB/complete_job/done/1 | {} | 400",
                "POST | /jobs/JOB/complete_job/completed/1 | {\"status\": 1} | 422",
                "POST | /jobs/JOB/complete_job/completed/1 | [1] | 422",
                "POST | /jobs/4194399/complete_job/completed/1 | [1] | 404",
                "GET | /jobs/JOB/complete_job/completed/1 | {} | 404",
                "POST | /jobs/JOB/complete_job/completed | {} | 404"
            })
    void what_is_wrong_is_told_alike_on_both_ways(String method, String path, String body, int status) {
        Calls.Reply quick = shortly(method, path, body);
        Calls.Reply slow = atLength(method, path, body);
        assertEquals(status, slow.status(), () -> path + ": " + slow.body());
        assertEquals(status, quick.status(), () -> path + ": " + quick.body());
        assertEquals(slow.body(), quick.body());
        assertEquals(
                slow.raw().headers().firstValue("Content-Type"),
                quick.raw().headers().firstValue("Content-Type"));
    }

    @Test
    void a_job_is_claimed_started_and_ended_once() {
        JsonNode claimed = shortly("POST", "/workflows/WORKFLOW/claim_next_jobs", "{}")
                .body()
                .get("jobs");
        assertEquals(job, claimed.get(0).get("id").asLong());
        assertEquals("pending", claimed.get(0).get("status").asText());
        assertTrue(shortly("POST", "/workflows/WORKFLOW/claim_next_jobs", "{}")
                .body()
                .get("jobs")
                .isEmpty());
        assertEquals(200, shortly("PUT", "/jobs/JOB/start_job/1/5", "").status());
        assertEquals(200, shortly("PUT", "/jobs/JOB/start_job/1/5", "").status());
        assertEquals(422, shortly("PUT", "/jobs/JOB/start_job/1/6", "").status());
        Calls.Reply ended = shortly("POST", "/jobs/JOB/complete_job/completed/1", end(""));
        assertEquals("completed", ended.body().get("status").asText());
        assertEquals(
                "Job " + job + " is already complete",
                shortly("POST", "/jobs/JOB/complete_job/completed/1", end("")).message());
    }

    @Test
    void other_spellings_and_long_bodies_go_the_longer_way_and_come_to_the_same_end() {
        assertEquals(
                job,
                shortly("POST", "/workflows/WORKFLOW/claim_jobs_based_on_resources/1/?sort_method=%6Eone", OFFER)
                        .body()
                        .at("/jobs/0/id")
                        .asLong());
        assertEquals(200, shortly("PUT", "/jobs/JOB/start%5Fjob/1/5", "{}").status());
        String large = end(", \"more\": \"" + "x".repeat(200_000) + "\"");
        assertEquals(
                200,
                shortly("POST", "/jobs/JOB/complete_job/completed/1", large).status());
    }

    @Test
    void nobody_takes_a_step_without_the_key() {
        String path = BASE + named("/workflows/WORKFLOW/claim_next_jobs");
        assertEquals(
                401,
                calls.send(calls.to(path).POST(HttpRequest.BodyPublishers.ofString("{}")))
                        .status());
        assertEquals(
                job,
                shortly("POST", "/workflows/WORKFLOW/claim_jobs_based_on_resources/1", OFFER)
                        .body()
                        .at("/jobs/0/id")
                        .asLong());
    }
}
