package dev.baton.doors.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.doors.json.ExactJson;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What must not reach a job by its callback URL does not: it is refused as documented, changes nothing, and no log tells a secret. */
@QuarkusTest
@TestProfile(PipelinesHttpTest.Whole.class)
class JobSecurityHttpTest {
    private static final String PIPELINE = "f0f417f2-ba8b-5ac4-b421-255b69553391";
    private static final String JOBS = "/actors/v2/G56vjoAVzGkkq";

    @TestHTTPResource("/")
    URI base;

    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    private final List<String> secrets = new ArrayList<>();
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord line) {
            lines.add(line.getMessage() + " " + Arrays.toString(line.getParameters()) + " " + line.getThrown());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    private Calls calls;
    private String nonce;
    private String uuid;
    private String token;

    @BeforeEach
    void job() {
        Logger.getLogger("").addHandler(listener);
        calls = new Calls(base);
        calls.call(
                "POST", "/actors/v2/G1p783PxpalBB/messages", "{\"uuid\":\"" + PIPELINE + "\",\"id\":\"fcs-etl-0.1\"}");
        nonce = nonce(JOBS, "{\"maxUses\":50}");
        JsonNode job = create();
        uuid = job.get("uuid").asText();
        token = job.get("token").asText();
    }

    private JsonNode create() {
        String body = "{\"pipeline_uuid\":\"" + PIPELINE + "\",\"data\":{\"s\":" + System.nanoTime() + "}}";
        Calls.Reply made = calls.send(calls.to(JOBS + "/messages?_abaco_synchronous=true&x-nonce=" + nonce)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
        JsonNode job = ExactJson.parse(made.raw().body());
        secrets.add(job.get("token").asText());
        return job;
    }

    private String nonce(String of, String draft) {
        String made = calls.call("POST", of + "/nonces", draft)
                .body()
                .at("/result/id")
                .asText();
        secrets.add(made);
        return made;
    }

    /** Nothing happened to the job, and nobody told. */
    @AfterEach
    void nothing_changed_and_nothing_secret_stands_in_a_log() {
        Logger.getLogger("").removeHandler(listener);
        JsonNode job = calls.call("GET", "/pipelinejobs/" + uuid, null).body();
        assertEquals("CREATED", job.get("status").asText());
        assertEquals(1, job.get("history").size());
        for (String secret : secrets) {
            assertFalse(job.toString().contains(secret));
            assertTrue(lines.stream().noneMatch(line -> line.contains(secret)), lines::toString);
        }
        assertTrue(lines.stream().noneMatch(line -> line.contains("forged")), lines::toString);
    }

    private String url(String byNonce, String byToken) {
        return JOBS + "/messages?x-nonce=" + byNonce + "&token=" + byToken + "&uuid=" + uuid + "&status=RUNNING";
    }

    private Calls.Reply post(String path, byte[] body) {
        return calls.send(calls.to(path).POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    private Calls.Reply post(String path, String body) {
        return post(path, body.getBytes(StandardCharsets.UTF_8));
    }

    private long uses(String of) {
        return calls.call("GET", JOBS + "/nonces/" + of, null)
                .body()
                .at("/result/currentUses")
                .asLong();
    }

    /** The message comes in, and its execution tells why it did nothing; so does the audit trail. */
    private void refused(String reason, Calls.Reply reply) {
        assertEquals(200, reply.status());
        String at =
                JOBS + "/executions/" + reply.body().at("/result/executionId").asText();
        JsonNode execution = calls.call("GET", at, null).body().get("result");
        assertEquals("refused", execution.get("outcome").asText());
        assertEquals(1, execution.get("exitCode").asInt());
        String log = calls.call("GET", at + "/logs", null).body().toString();
        assertTrue(log.contains(reason), log);
        JsonNode audit = calls.call("GET", "/pipelinejobs/" + uuid + "/audit", null)
                .body()
                .at("/audit/0");
        assertTrue(audit.get("reason").asText().contains(reason), audit::toString);
        secrets.forEach(
                secret -> assertFalse(log.contains(secret) || audit.toString().contains(secret)));
    }

    /** The door takes nothing. */
    private void stopped(int status, String reason, Calls.Reply reply) {
        assertEquals(status, reply.status());
        assertTrue(reply.body().get("message").asText().contains(reason), reply.body()::toString);
        assertEquals("error", reply.body().get("status").asText());
        secrets.forEach(secret -> assertFalse(reply.body().toString().contains(secret)));
    }

    @Test
    void a_wrong_token_and_that_of_another_job() {
        refused("token is not valid", post(url(nonce, "0000000000000000"), "{}"));
        refused("token is not valid", post(url(nonce, create().get("token").asText()), "{}"));
        stopped(400, "exist", post(url(token, nonce), "{}"));
    }

    @Test
    void a_token_that_expired_or_was_replaced() {
        String old = token;
        token = calls.call("POST", "/pipelinejobs/" + uuid + "/token", null)
                .body()
                .get("token")
                .asText();
        secrets.add(token);
        refused("token is not valid", post(url(nonce, old), "{}"));
        MovedClock.CLOCK.advance(Duration.ofHours(72).plusSeconds(1));
        refused("token older than 72 h", post(url(nonce, token), "{}"));
    }

    @Test
    void a_weak_nonce_an_expired_one_and_one_that_is_used_up() {
        stopped(400, "sufficient", post(url(nonce(JOBS, "{\"level\":\"READ\"}"), token), "{}"));
        String brief =
                nonce(JOBS, "{\"expiresAt\":\"" + MovedClock.CLOCK.instant().plusSeconds(60) + "\"}");
        MovedClock.CLOCK.advance(Duration.ofSeconds(61));
        stopped(400, "expired", post(url(brief, token), "{}"));
        String once = nonce(JOBS, "{\"maxUses\":1}");
        refused("token is not valid", post(url(once, "0000000000000000"), "{}"));
        stopped(400, "No remaining uses", post(url(once, token), "{}"));
        stopped(400, "does not exist", post(url("BATON_guessed", token), "{}"));
    }

    @Test
    void a_nonce_of_an_alias_or_of_another_actor() {
        calls.call("DELETE", "/actors/v2/aliases/jobs-of-2018", null);
        calls.call("POST", "/actors/v2/aliases", "{\"alias\":\"jobs-of-2018\",\"actorId\":\"G56vjoAVzGkkq\"}");
        String ofAlias = nonce("/actors/v2/aliases/jobs-of-2018", "{}");
        stopped(400, "does not exist", post(url(ofAlias, token), "{}"));
        stopped(400, "does not exist", post(url(nonce("/actors/v2/G1p783PxpalBB", "{}"), token), "{}"));
    }

    @Test
    void a_body_that_cannot_be_read_costs_no_use() {
        long before = uses(nonce);
        byte[] large = new byte[(6 << 20) + 1];
        Arrays.fill(large, (byte) ' ');
        stopped(413, "6 MiB", post(url(nonce, token), large));
        stopped(400, "deeper", post(url(nonce, token), "[".repeat(5000) + "]".repeat(5000)));
        stopped(400, "UTF-8", post(url(nonce, token), new byte[] {'"', (byte) 0xC3, 0x28, '"'}));
        stopped(400, "UTF-8", post(url(nonce, token) + "&note=%C3%28", "{}"));
        stopped(400, "control", post(url(nonce, token) + "&a%0Aforged=1", "{}"));
        assertEquals(before, uses(nonce));
    }

    @Test
    void words_that_look_like_lines_of_a_log_or_a_header() {
        String line = "%0d%0aforged:%20CRITICAL";
        for (String query : new String[] {
            "uuid=" + uuid + "&token=" + token + "&event=run" + line,
            "uuid=" + uuid + line + "&token=" + token + "&event=run",
            "uuid=" + uuid + "&token=0000" + line + "&status=RUNNING"
        }) {
            Calls.Reply reply = post(JOBS + "/messages?x-nonce=" + nonce + "&" + query, "{}");
            assertTrue(reply.raw().headers().map().keySet().stream().noneMatch("forged"::equalsIgnoreCase));
            String at = JOBS + "/executions/"
                    + reply.body().at("/result/executionId").asText();
            JsonNode log = calls.call("GET", at + "/logs", null).body().at("/result/logs");
            assertTrue(log.asText().lines().noneMatch(each -> each.startsWith("forged")), log::toString);
        }
    }
}
