package dev.baton.doors.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
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
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pipelines and their jobs over HTTP: by the managers' mailboxes, and by paths of their own. */
@QuarkusTest
@TestProfile(PipelinesHttpTest.Whole.class)
class PipelinesHttpTest {
    /** With a whole engine. */
    public static class Whole implements QuarkusTestProfile {
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
            Clock clock = MovedClock.CLOCK;
            Random random = new Random(1);
            return new StoredEngine(Backend.plain(new InMemoryItemStore(clock), new InMemoryBlobStore(), clock)
                    .with(length -> {
                        byte[] bytes = new byte[length];
                        random.nextBytes(bytes);
                        return bytes;
                    }));
        }
    }

    private static final String PIPELINE = "f0f417f2-ba8b-5ac4-b421-255b69553391";
    private static final String JOBS = "/actors/v2/G56vjoAVzGkkq";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @TestHTTPResource("/")
    URI base;

    private Calls calls;
    private String nonce;
    private String uuid;
    private String token;

    @BeforeEach
    void job() {
        calls = new Calls(base);
        calls.call(
                "POST", "/actors/v2/G1p783PxpalBB/messages", "{\"uuid\":\"" + PIPELINE + "\",\"id\":\"fcs-etl-0.1\"}");
        nonce = calls.call("POST", JOBS + "/nonces", "{\"level\":\"EXECUTE\"}")
                .body()
                .at("/result/id")
                .asText();
        Calls.Reply made = send(
                JOBS + "/messages?_abaco_synchronous=true&x-nonce=" + nonce,
                "{\"pipeline_uuid\":\"" + PIPELINE + "\",\"lab_name\":\"UW_BIOFAB\",\"session\":\"solid-snake\","
                        + "\"data\":{\"n\":" + NUMBER.incrementAndGet() + "}}");
        JsonNode job = dev.baton.doors.json.ExactJson.parse(made.raw().body());
        uuid = job.get("uuid").asText();
        token = job.get("token").asText();
    }

    private Calls.Reply send(String path, String body) {
        return calls.send(calls.to(path)
                .POST(body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body)));
    }

    private Calls.Reply anonymous(String method, String path, String body) {
        return calls.send(calls.to(path).method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    private String callback(String status) {
        return JOBS + "/messages?x-nonce=" + nonce + "&token=" + token + "&uuid=" + uuid + "&status=" + status;
    }

    private JsonNode read() {
        return calls.call("GET", "/pipelinejobs/" + uuid, null).body();
    }

    @Test
    void a_jobs_callback_url_is_all_that_an_agave_job_needs() {
        for (String status : new String[] {
            "RUNNING", "PENDING", "STAGING_INPUTS", "SUBMITTING", "QUEUED", "ARCHIVING", "CLEANING_UP", "FINISHED"
        }) {
            // Some put two slashes behind their host.
            Calls.Reply taken = calls.send(HttpRequest.newBuilder(URI.create(base + callback(status)))
                    .POST(HttpRequest.BodyPublishers.ofString("{\"status\":\"" + status + "\",\"id\":\"7\"}")));
            assertEquals(200, taken.status());
            assertTrue(taken.body().at("/result/executionId").asText().length() > 10);
        }
        JsonNode job = read();
        assertEquals("FINISHED", job.get("status").asText());
        assertEquals("7", job.at("/history/1/RUN/data/id").asText());
        JsonNode audit =
                calls.call("GET", "/pipelinejobs/" + uuid + "/audit", null).body();
        assertEquals("ignored", audit.at("/audit/0/kind").asText());
        assertEquals("status CLEANING_UP", audit.at("/audit/0/event").asText());
    }

    @Test
    void the_history_reads_as_the_seed_prints_it() {
        send(callback("RUNNING"), null);
        send(
                JOBS + "/messages?x-nonce=" + nonce,
                "{\"message\":{\"uuid\":\"" + uuid + "\",\"event\":\"update\",\"token\":\"" + token
                        + "\",\"data\":{\"roadrunner\":\"meep-meep!\"}}}");
        JsonNode history = anonymousGet("/history?token=" + token);
        String text = history.toString().replaceAll("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}", "<date>");
        assertTrue(text.startsWith("{\"history\":[{\"CREATE\":{\"date\":\"<date>\",\"data\":"), text);
        assertTrue(
                text.endsWith("{\"UPDATE\":{\"date\":\"<date>\",\"data\":{\"roadrunner\":\"meep-meep!\"}}}]}"), text);
    }

    private JsonNode anonymousGet(String path) {
        return calls.send(calls.to("/pipelinejobs/" + uuid + path)).body();
    }

    @Test
    void an_execution_tells_what_became_of_a_message() {
        String first =
                send(callback("RUNNING"), "{}").body().at("/result/executionId").asText();
        JsonNode execution =
                calls.call("GET", JOBS + "/executions/" + first, null).body();
        assertEquals("applied", execution.at("/result/outcome").asText());
        assertEquals(0, execution.at("/result/exitCode").asInt());
        token = "0000000000000000";
        String refused =
                send(callback("RUNNING"), "{}").body().at("/result/executionId").asText();
        execution = calls.call("GET", JOBS + "/executions/" + refused, null).body();
        assertEquals("refused", execution.at("/result/outcome").asText());
        assertEquals(1, execution.at("/result/exitCode").asInt());
        JsonNode log = calls.call("GET", JOBS + "/executions/" + refused + "/logs", null)
                .body();
        assertTrue(log.at("/result/logs").asText().contains("token is not valid"), log.toString());
    }

    @Test
    void a_message_that_is_sent_again_by_its_key_answers_as_the_first_time() {
        String body = "{\"pipeline_uuid\":\"" + PIPELINE + "\",\"data\":{\"again\":" + NUMBER.incrementAndGet() + "}}";
        byte[][] replies = new byte[2][];
        for (int time = 0; time < 2; time++) {
            replies[time] = calls.send(calls.to(JOBS + "/messages?_abaco_synchronous=true&x-nonce=" + nonce)
                            .header("Idempotency-Key", "key-" + uuid)
                            .POST(HttpRequest.BodyPublishers.ofString(body)))
                    .raw()
                    .body();
        }
        assertEquals(text(replies[0]), text(replies[1]));
        assertTrue(text(replies[0]).contains("\"token\""));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Test
    void who_has_a_nonce_cannot_list_what_others_were_answered() {
        Calls.Reply list = calls.send(calls.to(JOBS + "/executions?x-nonce=" + nonce));
        assertEquals(400, list.status());
        assertEquals(200, calls.call("GET", JOBS + "/executions", null).status());
    }

    @Test
    void jobs_are_listed_by_pipeline_status_and_session() {
        send(callback("RUNNING"), null);
        for (String query : new String[] {"pipeline=" + PIPELINE + "&status=running", "session=solid-snake"}) {
            String list = calls.call("GET", "/pipelinejobs?" + query, null)
                    .body()
                    .get("jobs")
                    .toString();
            assertTrue(list.contains(uuid), list);
        }
        String none = calls.call("GET", "/pipelinejobs?session=solid-snake&status=RETIRED", null)
                .body()
                .get("jobs")
                .toString();
        assertEquals("[]", none);
        assertEquals(400, calls.call("GET", "/pipelinejobs?status=odd", null).status());
    }

    @Test
    void what_a_job_keeps_is_written_and_read_with_its_token() {
        String at = "/pipelinejobs/" + uuid;
        assertEquals(
                200,
                anonymous("PUT", at + "/files/out/a.txt?token=" + token, "hello")
                        .status());
        assertEquals(
                200, anonymous("PUT", at + "/stash?token=" + token, "{\"k\":1}").status());
        Calls.Reply file = calls.send(calls.to(at + "/files/out/a.txt").header("X-Job-Token", token));
        assertEquals("hello", text(file.raw().body()));
        assertEquals(1, anonymousGet("/files?token=" + token).get("files").size());
        assertEquals(1, calls.call("GET", at + "/stash", null).body().get("k").asInt());
    }

    @Test
    void a_wrong_token_opens_nothing_and_a_right_one_no_more_than_its_job() {
        String at = "/pipelinejobs/" + uuid;
        for (String path : new String[] {"", "/history", "/stash", "/files", "/files/a"}) {
            assertEquals(
                    403,
                    calls.send(calls.to(at + path + "?token=0000000000000000")).status(),
                    path);
            assertEquals(401, calls.send(calls.to(at + path)).status(), path);
        }
        assertEquals(
                403,
                anonymous("PUT", at + "/files/a?token=0000000000000000", "x").status());
        for (String path : new String[] {"/token", "/audit", "/reset"}) {
            assertEquals(
                    401, anonymous("POST", at + path + "?token=" + token, "").status(), path);
        }
        for (String path : new String[] {"/pipelinejobs", "/pipelines", "/baton/v1/pipelines/admin-token"}) {
            assertEquals(401, anonymous("POST", path + "?token=" + token, "{}").status(), path);
        }
        assertEquals(403, anonymous("DELETE", at + "?token=" + token, "").status());
        String other = uuid;
        job();
        assertEquals(
                403,
                calls.send(calls.to("/pipelinejobs/" + other + "?token=" + token))
                        .status());
    }

    @Test
    void events_and_the_end_of_a_job_go_by_its_own_path_too() {
        String at = "/pipelinejobs/" + uuid;
        Calls.Reply run =
                anonymous("POST", at + "/events?token=" + token, "{\"event\":\"run\",\"data\":{\"key1\":\"value1\"}}");
        assertEquals("RUNNING", run.body().get("status").asText());
        assertEquals(422, anonymous("POST", at + "/cancel?token=" + token, "").status());
        assertEquals(
                422,
                anonymous("POST", at + "/events?token=" + token, "{\"event\":\"odd\"}")
                        .status());
        assertEquals(200, calls.call("DELETE", at + "?force=true", null).status());
        assertEquals(404, calls.call("GET", at, null).status());
    }

    @Test
    void a_new_token_makes_the_old_one_worthless() {
        String at = "/pipelinejobs/" + uuid;
        assertEquals(
                token,
                calls.call("GET", at + "/token", null).body().get("token").asText());
        String old = token;
        for (int time = 0; time < 2; time++) {
            String before = token;
            token = calls.call("POST", at + "/token", null).body().get("token").asText();
            assertNotEquals(before, token);
            for (String worthless : List.of(old, before)) {
                assertEquals(
                        403, calls.send(calls.to(at + "?token=" + worthless)).status());
                assertEquals(
                        403,
                        anonymous("POST", at + "/events?token=" + worthless, "{\"event\":\"run\"}")
                                .status());
                assertEquals(
                        403,
                        anonymous("PUT", at + "/stash?token=" + worthless, "{}").status());
                JsonNode refused = send(callback("RUNNING").replace(token, worthless), "{}")
                        .body();
                assertEquals("refused", outcome(refused));
            }
        }
        assertEquals("CREATED", read().get("status").asText());
        assertEquals(1, read().get("history").size());
        JsonNode audit = calls.call("GET", at + "/audit", null).body().get("audit");
        assertTrue(
                audit.size() >= 3 && audit.findValuesAsText("kind").stream().allMatch("token"::equals),
                audit::toString);
        assertEquals("applied", outcome(send(callback("RUNNING"), "{}").body()));
        assertEquals("RUNNING", anonymousGet("?token=" + token).get("status").asText());
    }

    private String outcome(JsonNode reply) {
        String execution = reply.at("/result/executionId").asText();
        return calls.call("GET", JOBS + "/executions/" + execution, null)
                .body()
                .at("/result/outcome")
                .asText();
    }

    @Test
    void five_hundred_messages_at_once_leave_a_history_without_gaps_in_order() throws Exception {
        send(callback("RUNNING"), null);
        List<Future<Calls.Reply>> replies = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 500; i++) {
                String body = "{\"n\":" + i + "}";
                replies.add(threads.submit(() -> send(callback("HEARTBEAT"), body)));
            }
        }
        for (Future<Calls.Reply> reply : replies) {
            assertEquals(200, reply.get().status());
            assertEquals("applied", outcome(reply.get().body()));
        }
        JsonNode history = read().get("history");
        assertEquals(502, history.size());
        Set<Integer> seen = new TreeSet<>();
        String date = "";
        for (JsonNode entry : history) {
            JsonNode said = entry.elements().next();
            assertTrue(said.get("date").asText().compareTo(date) >= 0, history::toString);
            date = said.get("date").asText();
            if (entry.has("UPDATE")) {
                seen.add(said.at("/data/n").asInt());
            }
        }
        assertEquals(500, seen.size());
    }

    @Test
    void a_body_by_a_callback_url_is_kept_whole_whatever_it_is() {
        send(callback("RUNNING"), null);
        for (String body : new String[] {
            "{\"message\":\"m\",\"id\":7}", "[1,2]", "5", "\"text\"", "true", "{\"message\":{},\"a\":null}"
        }) {
            send(callback("HEARTBEAT"), body);
            JsonNode history = read().get("history");
            assertEquals(
                    body, history.get(history.size() - 1).at("/UPDATE/data").toString());
        }
    }

    @Test
    void pipelines_are_registered_read_and_retired() {
        JsonNode made = calls.call("POST", "/pipelines", "{\"id\":\"app-2.0\",\"machine\":\"2020\"}")
                .body();
        String at = "/pipelines/" + made.get("uuid").asText();
        assertTrue(made.get("uuid").asText().startsWith("106"));
        assertEquals("2020", calls.call("GET", at, null).body().get("machine").asText());
        assertTrue(calls.call("GET", "/pipelines", null).body().get("pipelines").size() >= 2);
        assertTrue(
                calls.call("POST", at + "/retire", null).body().get("retired").asBoolean());
        Calls.Reply refused = calls.call(
                "POST",
                "/pipelinejobs",
                "{\"pipeline_uuid\":\"" + made.get("uuid").asText() + "\"}");
        assertEquals(422, refused.status());
        assertTrue(refused.message().contains("retired"), refused.message());
    }

    @Test
    void an_admin_token_resets_a_job_by_message() {
        send(callback("RUNNING"), null);
        String admin = calls.call("POST", "/baton/v1/pipelines/admin-token", null)
                .body()
                .get("token")
                .asText();
        String said = text(send(
                        JOBS + "/messages?_abaco_synchronous=true&x-nonce=" + nonce,
                        "{\"uuid\":\"" + uuid + "\",\"action\":\"delete\",\"force\":true,\"token\":\"" + admin + "\"}")
                .raw()
                .body());
        assertTrue(said.contains("\"deleted\""), said);
        assertEquals(404, calls.call("GET", "/pipelinejobs/" + uuid, null).status());
    }

    @Test
    void a_worker_takes_an_execution_says_that_it_lives_and_ends_it() {
        String actor = "/actors/v2/"
                + calls.call("POST", "/actors/v2", "{\"image\":\"command:work\"}")
                        .body()
                        .at("/result/id")
                        .asText();
        calls.call("POST", actor + "/messages", "{\"k\":1}");
        JsonNode taken = calls.call("POST", actor + "/executions", "{\"worker\":\"w\",\"most\":5}")
                .body()
                .at("/result/0");
        assertEquals("{\"k\":1}", taken.get("message").asText());
        assertEquals(
                0,
                calls.call("POST", actor + "/executions", "{\"worker\":\"v\"}")
                        .body()
                        .get("result")
                        .size());
        String at = actor + "/executions/" + taken.get("id").asText();
        String token = "?x-execution-token="
                + taken.at("/context/_baton_execution_token").asText();
        JsonNode renewed =
                anonymous("PUT", at + token, "{\"attempt\":1,\"renew\":true}").body();
        assertTrue(renewed.at("/result/renewed").asBoolean(), renewed.toString());
        assertEquals(
                200,
                anonymous("PUT", at + token, "{\"attempt\":1,\"exitCode\":0}").status());
        renewed = calls.call("PUT", at, "{\"attempt\":1,\"renew\":true}").body();
        assertFalse(renewed.at("/result/renewed").asBoolean(), renewed.toString());
        assertEquals(
                400,
                calls.send(calls.to(actor + "/executions?x-nonce=" + nonce)
                                .POST(HttpRequest.BodyPublishers.ofString("{\"worker\":\"w\"}")))
                        .status());
    }
}
