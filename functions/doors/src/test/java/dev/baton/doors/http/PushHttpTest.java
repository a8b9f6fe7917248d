package dev.baton.doors.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.engine.Backend;
import dev.baton.engine.Engine;
import dev.baton.engine.push.Push;
import dev.baton.engine.push.Sent;
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
import java.time.Clock;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Callbacks, dead letters and targets over HTTP. */
@QuarkusTest
@TestProfile(PushHttpTest.Sending.class)
class PushHttpTest {
    /** With an engine whose targets take every job on, but for one host that refuses. */
    public static class Sending implements QuarkusTestProfile {
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
            return new StoredEngine(Backend.plain(new InMemoryItemStore(clock), new InMemoryBlobStore(), clock)
                    .with(Push.plain(
                            (target, delivery) -> target.text().contains("refuses")
                                    ? new Sent.Refused("it refuses")
                                    : new Sent.Accepted(),
                            URI.create("https://b.example"),
                            true)));
        }
    }

    @TestHTTPResource("/")
    URI base;

    private Calls calls;

    @BeforeEach
    void connect() {
        calls = new Calls(base);
    }

    private long job(String host) {
        long workflow = calls.call("POST", "/torc-service/v1/workflows", "{\"name\":\"w\",\"user\":\"u\"}")
                .body()
                .get("id")
                .asLong();
        JsonNode job = calls.call(
                        "POST",
                        "/torc-service/v1/jobs",
                        "{\"workflow_id\":" + workflow + ",\"name\":\"j\",\"target\":\"https://" + host + "\"}")
                .body();
        assertEquals("https://" + host, job.get("target").asText());
        calls.call("POST", "/torc-service/v1/workflows/" + workflow + "/initialize_jobs", null);
        return job.get("id").asLong();
    }

    private String address(long job) {
        String url = calls.call("GET", "/baton/v1/jobs/" + job + "/callback", null)
                .body()
                .get("url")
                .asText();
        assertTrue(url.startsWith("https://b.example/baton/v1/jobs/" + job + "/callback?x-nonce="), url);
        return url.substring("https://b.example".length());
    }

    private Calls.Reply anonymous(String method, String path, String type, String body) {
        HttpRequest.Builder request = calls.to(path);
        if (type != null) {
            request.header("Content-Type", type);
        }
        return calls.send(request.method(
                method,
                body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body)));
    }

    private String status(long job) {
        return calls.call("GET", "/torc-service/v1/jobs/" + job, null)
                .body()
                .get("status")
                .asText();
    }

    @Test
    void a_callback_needs_no_key_and_may_be_repeated() {
        long job = job("ok.example");
        String address = address(job);
        assertEquals(
                200, anonymous("POST", address + "&status=RUNNING", null, null).status());
        assertEquals("running", status(job));
        for (int time = 0; time < 2; time++) {
            Calls.Reply done = anonymous("POST", address + "&status=FINISHED", null, null);
            assertEquals(200, done.status());
            assertEquals("completed", done.body().get("status").asText());
        }
        assertEquals(
                409, anonymous("POST", address + "&status=failed", null, null).status());
        assertEquals("completed", status(job));
    }

    @Test
    void curls_content_type_is_taken_for_json() {
        long job = job("ok.example");
        Calls.Reply failed = anonymous(
                "POST", address(job), "application/x-www-form-urlencoded", "{\"status\":\"failed\",\"return_code\":3}");
        assertEquals(200, failed.status());
        assertEquals("failed", status(job));
    }

    @Test
    void a_wrong_token_is_forbidden_and_changes_nothing() {
        long job = job("ok.example");
        String address = address(job);
        String wrong = address.substring(0, address.length() - 1) + (address.endsWith("0") ? "1" : "0");
        Calls.Reply refused = anonymous("POST", wrong + "&status=completed", null, null);
        assertEquals(403, refused.status());
        assertFalse(refused.message().contains(address.substring(address.length() - 16)));
        assertEquals("running", status(job));
        assertEquals(
                403,
                anonymous("POST", "/baton/v1/jobs/" + job + "/callback?status=completed", null, null)
                        .status());
    }

    @Test
    void only_a_post_calls_back() {
        String address = address(job("ok.example"));
        assertEquals(
                405, anonymous("GET", address + "&status=completed", null, null).status());
        assertEquals(
                405, anonymous("PUT", address + "&status=completed", null, null).status());
        assertEquals(
                401, anonymous("POST", "/baton/v1/dead_letters", null, null).status());
        assertEquals(
                401, anonymous("POST", "/baton/v1/jobs/1/callback/", null, null).status());
    }

    @Test
    void a_status_that_nobody_knows_is_named() {
        String address = address(job("ok.example"));
        Calls.Reply refused = anonymous("POST", address + "&status=perhaps", null, null);
        assertEquals(422, refused.status());
        assertTrue(refused.message().contains("completed, failed or running"));
        assertEquals(
                422,
                anonymous("POST", address + "&status=completed", "application/json", "{\"user_data\":[]}")
                        .status());
        assertEquals(
                400,
                anonymous("POST", address + "&status=completed", null, "no json")
                        .status());
    }

    @Test
    void a_body_of_more_than_6_mib_is_not_taken() {
        String address = address(job("ok.example"));
        String large = " ".repeat((6 << 20) + 1);
        assertEquals(
                413,
                anonymous("POST", address + "&status=completed", null, large).status());
    }

    @Test
    void dead_letters_are_listed_redriven_and_discarded() {
        long job = job("refuses.example/p?secret");
        assertEquals("failed", status(job));
        JsonNode letter = letter(job);
        assertEquals("https://refuses.example/p", letter.get("target").asText());
        Calls.Reply again = calls.call("POST", "/baton/v1/dead_letters/" + job + "/1/redrive", null);
        assertEquals(200, again.status());
        assertEquals(2, again.body().get("attempt").asInt());
        assertEquals(2, letter(job).get("attempt").asInt());
        assertEquals(
                200,
                calls.call("DELETE", "/baton/v1/dead_letters/" + job + "/2", null)
                        .status());
        assertEquals(
                404,
                calls.call("DELETE", "/baton/v1/dead_letters/" + job + "/2", null)
                        .status());
    }

    private JsonNode letter(long job) {
        for (JsonNode letter :
                calls.call("GET", "/baton/v1/dead_letters", null).body().get("letters")) {
            if (letter.get("job_id").asLong() == job) {
                return letter;
            }
        }
        throw new AssertionError("no letter of job " + job);
    }

    @Test
    void a_bad_target_is_refused_by_name() {
        Calls.Reply refused = calls.call(
                "POST", "/torc-service/v1/jobs", "{\"workflow_id\":1,\"name\":\"j\",\"target\":\"ftp://x\"}");
        assertEquals(422, refused.status());
        assertEquals("target", refused.body().at("/error/field").asText());
    }
}
