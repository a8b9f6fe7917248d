package dev.baton.doors.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.engine.Backend;
import dev.baton.engine.Engine;
import dev.baton.engine.store.InMemoryBlobStore;
import dev.baton.engine.store.InMemoryItemStore;
import dev.baton.engine.workflow.StoredEngine;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The workers' door, over an engine in memory. */
@QuarkusTest
@TestProfile(WorkersHttpTest.RealEngine.class)
class WorkersHttpTest {
    /** With an engine that does its work. */
    public static class RealEngine implements QuarkusTestProfile {
        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(InMemory.class);
        }
    }

    /** Produces that engine. */
    @Alternative
    @ApplicationScoped
    public static class InMemory {
        @Produces
        @Singleton
        Engine engine() {
            Clock clock = Clock.systemUTC();
            return new StoredEngine(Backend.plain(new InMemoryItemStore(clock), new InMemoryBlobStore(clock), clock));
        }
    }

    private static final String SPEC = """
            name: pair
            files: [{name: f, path: made}]
            failure_handlers: [{name: again, rules: [{exit_codes: [7], max_retries: 2, recovery_script: "mend it"}]}]
            jobs:
              - {name: first, command: run, invocation_script: nice, output_files: [f], failure_handler: again}
              - {name: second, command: run, depends_on: [first]}
            """;
    private static final String MACHINE = """
            {"hostname": "here", "pid": 4711, "start_time": "2026-01-01T00:00:00Z", "num_cpus": 2, "memory_gb": 4.5}""";
    private static final String OFFER =
            "{\"limit\": 5, \"num_cpus\": 2, \"memory_bytes\": 4000000000, \"token\": \"one\"}";

    @TestHTTPResource("/")
    URI base;

    private Calls calls;
    private long workflow;
    private long node;

    @BeforeEach
    void join() {
        calls = new Calls(base);
        workflow = made();
        node = joined(workflow);
    }

    private long made() {
        return good("POST", "/baton/v1/workflows?file=pair.yaml&armed=true", SPEC)
                .get("id")
                .asLong();
    }

    private long joined(long where) {
        return good("POST", "/baton/v1/workflows/" + where + "/nodes", MACHINE)
                .get("id")
                .asLong();
    }

    private JsonNode good(String method, String path, String body) {
        Calls.Reply reply = calls.call(method, path, body);
        assertEquals(200, reply.status(), () -> path + ": " + reply.body());
        return reply.body();
    }

    private Calls.Reply say(String verb, String body) {
        return calls.call("POST", "/baton/v1/nodes/" + node + "/" + verb, body);
    }

    private JsonNode claim() {
        return good("POST", "/baton/v1/nodes/" + node + "/claims", OFFER).get("jobs");
    }

    private static String end(long job, int attempt, String status, int code, String more) {
        return "{\"job_id\": " + job + ", \"run_id\": 1, \"attempt\": " + attempt + ", \"status\": \"" + status
                + "\", \"return_code\": " + code
                + ", \"exec_time_minutes\": 0.5, \"completion_time\": \"2026-01-01T00:01:00Z\"" + more + "}";
    }

    @Test
    void a_job_says_what_it_waits_for() {
        JsonNode jobs = good("GET", "/torc-service/v1/jobs?workflow_id=" + workflow, null)
                .get("items");
        JsonNode first = why(jobs.get(0));
        assertEquals("worker", first.get("reason").asText());
        assertTrue(first.path("waits_for").isMissingNode());
        JsonNode second = why(jobs.get(1));
        assertEquals("jobs", second.get("reason").asText());
        assertEquals("blocked", second.get("status").asText());
        assertEquals("first", second.at("/waits_for/0/name").asText());
        assertEquals("ready", second.at("/waits_for/0/status").asText());
        assertEquals(404, calls.call("GET", "/baton/v1/jobs/5/why", null).status());
        assertEquals(400, calls.call("GET", "/baton/v1/jobs/x/why", null).status());
    }

    private JsonNode why(JsonNode job) {
        return good("GET", "/baton/v1/jobs/" + job.get("id").asText() + "/why", null);
    }

    @Test
    void a_worker_joins_claims_and_finishes_job_after_job() {
        JsonNode first = claim().get(0);
        assertEquals("first", first.get("name").asText());
        assertEquals("nice", first.get("invocation_script").asText());
        assertEquals("made", first.at("/outputs/0/path").asText());
        long file = first.at("/outputs/0/id").asLong();
        Calls.Reply ended = say(
                "finish",
                end(
                        first.get("id").asLong(),
                        1,
                        "completed",
                        0,
                        ", \"written\": [{\"id\": " + file + ", \"mtime\": 1700000000.25}]"));
        assertEquals("final", ended.body().get("outcome").asText());
        assertEquals("completed", ended.body().get("status").asText());
        assertEquals(
                1700000000.25,
                good("GET", "/torc-service/v1/files/" + file, null)
                        .get("st_mtime")
                        .asDouble());
        JsonNode second = claim().get(0);
        assertEquals("second", second.get("name").asText());
        say("finish", end(second.get("id").asLong(), 1, "completed", 0, ""));
        JsonNode progress = good("GET", "/baton/v1/workflows/" + workflow + "/progress", null);
        assertTrue(progress.get("complete").asBoolean());
        assertEquals(2, progress.at("/counts/completed").asInt());
    }

    @Test
    void a_claim_whose_answer_was_lost_gets_the_same_jobs_again() {
        JsonNode lost = claim();
        assertEquals(1, lost.size());
        assertEquals(0, claim().size());
        Calls.Reply again = say("claims", OFFER.replace("}", ", \"repeated\": true}"));
        assertEquals(lost, again.body().get("jobs"));
    }

    @Test
    void a_repeated_end_gets_the_same_answer_and_so_does_one_that_is_tried_again() {
        long job = claim().get(0).get("id").asLong();
        for (int time = 0; time < 2; time++) {
            JsonNode again = say("finish", end(job, 1, "failed", 7, "")).body();
            assertEquals("again", again.get("outcome").asText());
            assertEquals("mend it", again.get("recovery_script").asText());
            assertEquals(2, again.get("next_attempt").asInt());
        }
        assertEquals(2, claim().get(0).get("attempt").asInt());
        for (int time = 0; time < 2; time++) {
            assertEquals(
                    "failed",
                    say("finish", end(job, 2, "failed", 7, ""))
                            .body()
                            .get("status")
                            .asText());
        }
    }

    @Test
    void a_heartbeat_tells_what_is_not_the_workers_any_more() {
        long job = claim().get(0).get("id").asLong();
        String held = "{\"held\": [{\"job_id\": " + job + ", \"attempt\": 1}]}";
        assertEquals("[]", say("heartbeat", held).body().get("lost").toString());
        good("PUT", "/torc-service/v1/workflows/" + workflow + "/cancel", null);
        JsonNode pulse = say("heartbeat", held).body();
        assertTrue(pulse.get("canceled").asBoolean());
        assertEquals(job, pulse.at("/lost/0/job_id").asLong());
        assertEquals(
                "not_yours",
                say("finish", end(job, 1, "completed", 0, ""))
                        .body()
                        .get("outcome")
                        .asText());
    }

    @Test
    void who_leaves_gives_back_what_it_held() {
        assertEquals(1, claim().size());
        assertTrue(say("leave", null).body().get("left").asBoolean());
        node = joined(workflow);
        assertEquals(2, claim().get(0).get("attempt").asInt());
    }

    @Test
    void a_node_speaks_for_the_workflow_alone_that_it_joined() {
        long job = claim().get(0).get("id").asLong();
        node = joined(made());
        assertEquals(422, say("finish", end(job, 1, "completed", 0, "")).status());
        assertEquals(
                422,
                say("heartbeat", "{\"held\": [{\"job_id\": " + job + ", \"attempt\": 1}]}")
                        .status());
        long own = claim().get(0).get("id").asLong();
        String elsewhere = ", \"written\": [{\"id\": " + ((workflow << 22) + 1) + ", \"mtime\": 1}]";
        assertEquals(422, say("finish", end(own, 1, "completed", 0, elsewhere)).status());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "claims    | num_cpus      | {'limit': 1, 'num_cpus': -1, 'memory_bytes': 1}",
                "claims    | memory_bytes  | {'limit': 1, 'num_cpus': 1, 'memory_bytes': -1}",
                "claims    | limit         | {'limit': 10001, 'num_cpus': 1, 'memory_bytes': 1}",
                "claims    | num_cpus      | {'limit': 1}",
                "heartbeat | held          | {}",
                "finish    | status        | {'status': 'ready'}",
            })
    void what_makes_no_sense_is_refused_by_name(String verb, String field, String body) {
        Calls.Reply refused = say(verb, body.replace('\'', '"'));
        assertEquals(422, refused.status());
        assertTrue(refused.message().startsWith(field), refused::message);
    }

    @Test
    void an_end_needs_a_time_and_a_length() {
        long job = claim().get(0).get("id").asLong();
        String good = end(job, 1, "completed", 0, "");
        assertTrue(say("finish", good.replace("2026-01-01T00:01:00Z", "yesterday"))
                .message()
                .startsWith("completion_time must be"));
        assertTrue(say("finish", good.replace("0.5", "-0.5")).message().startsWith("exec_time_minutes must be"));
    }

    @Test
    void a_machine_has_nothing_less_than_nothing() {
        Calls.Reply refused =
                calls.call("POST", "/baton/v1/workflows/" + workflow + "/nodes", MACHINE.replace("4.5", "-4.5"));
        assertEquals(422, refused.status());
        assertTrue(refused.message().startsWith("memory_gb must be 0 or more"), refused::message);
    }

    @Test
    void unknown_workflows_and_nodes_are_not_found() {
        assertEquals(
                404,
                calls.call("POST", "/baton/v1/workflows/4711/nodes", MACHINE).status());
        assertEquals(
                400, calls.call("POST", "/baton/v1/workflows/x/nodes", MACHINE).status());
        node += 1000;
        assertEquals(404, say("claims", OFFER).status());
        assertEquals(404, say("leave", null).status());
    }
}
