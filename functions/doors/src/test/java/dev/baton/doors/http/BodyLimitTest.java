package dev.baton.doors.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.engine.Backend;
import dev.baton.engine.Engine;
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
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The stash and the files of a job where bodies of more than a thousand bytes cannot pass. */
@QuarkusTest
@TestProfile(BodyLimitTest.Narrow.class)
class BodyLimitTest {
    /** Like a function URL, only narrower. */
    public static class Narrow implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("baton.body-limit", "1000", "baton.files.max-size", "5000");
        }

        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(Direct.class);
        }
    }

    /** Produces an engine whose store others can reach. */
    @Alternative
    @ApplicationScoped
    public static class Direct {
        @Produces
        @Singleton
        Engine engine() {
            Clock clock = Clock.systemUTC();
            return new StoredEngine(Backend.plain(new InMemoryItemStore(clock), new DirectStore(), clock));
        }
    }

    private static final String LARGE = "\"" + "x".repeat(1999) + "\"";

    @TestHTTPResource("/")
    URI base;

    private Calls calls;
    private String job;

    @BeforeEach
    void job() {
        calls = new Calls(base);
        JsonNode made = calls.call("POST", "/baton/v1/workflows?file=w.yaml", "jobs: [{name: a, command: x}]")
                .body();
        job = "/baton/v1/jobs/" + ((made.get("id").asLong() << 22) | 1);
    }

    /** Sends where a grant says, without a key of ours. */
    private int send(JsonNode grant, String body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(grant.get("url").asText()));
        grant.get("headers")
                .properties()
                .forEach(header ->
                        request.header(header.getKey(), header.getValue().asText()));
        return calls.send(request.method(grant.get("method").asText(), HttpRequest.BodyPublishers.ofString(body)))
                .status();
    }

    @Test
    void what_is_too_large_is_sent_where_the_refusal_says_and_read_where_the_reply_says() {
        for (String path : new String[] {"/stash", "/files/large"}) {
            Calls.Reply refused = calls.call("PUT", job + path, LARGE);
            assertEquals(413, refused.status());
            assertTrue(refused.message().contains("upload"), refused::message);
            JsonNode grant = refused.body().at("/error/upload");
            assertTrue(Instant.parse(grant.get("expires").asText()).isAfter(Instant.now()));
            assertEquals(200, send(grant, LARGE));

            Calls.Reply elsewhere = calls.call("GET", job + path, null);
            assertEquals(307, elsewhere.status());
            assertEquals(0, elsewhere.raw().body().length);
            URI location =
                    URI.create(elsewhere.raw().headers().firstValue("Location").orElseThrow());
            assertEquals(
                    LARGE,
                    new String(
                            calls.send(HttpRequest.newBuilder(location)).raw().body(), StandardCharsets.UTF_8));
        }
        assertEquals(
                2001,
                calls.call("GET", job + "/files", null)
                        .body()
                        .at("/files/0/length")
                        .asInt());
    }

    @Test
    void what_turns_out_too_large_while_it_is_read_is_refused_likewise() {
        Calls.Reply refused = calls.send(calls.to(job + "/files/x")
                .header("Token", FakeEngine.KEY)
                .PUT(HttpRequest.BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(LARGE.getBytes(StandardCharsets.UTF_8)))));
        assertEquals(413, refused.status());
        assertTrue(refused.body().at("/error/upload/url").isTextual());
        assertEquals(404, calls.call("GET", job + "/files/x", null).status());
    }

    @Test
    void leave_can_be_asked_for_before_and_is_for_one_name_only() {
        Calls.Reply grant = calls.call("POST", job + "/files/a/b/upload", null);
        assertEquals(200, grant.status());
        assertEquals(200, send(grant.body(), "hello"));
        assertEquals(
                "a/b",
                calls.call("GET", job + "/files", null)
                        .body()
                        .at("/files/0/name")
                        .asText());
        assertEquals(200, calls.call("POST", job + "/stash/upload", null).status());
        assertEquals(422, calls.call("POST", job + "/files/..%2Fx/upload", null).status());
    }

    @Test
    void a_file_beyond_the_limit_of_files_is_told_so() {
        Calls.Reply refused = calls.call("PUT", job + "/files/huge", "x".repeat(5001));
        assertEquals(413, refused.status());
        assertFalse(refused.body().at("/error").has("upload"));
        assertTrue(refused.message().contains("baton.files.max-size"), refused::message);
    }

    @Test
    void what_is_small_enough_passes_and_so_does_a_part_of_what_is_not() {
        assertEquals(200, calls.call("PUT", job + "/files/x", "x".repeat(1000)).status());
        assertEquals(200, calls.call("GET", job + "/files/x", null).status());
        send(calls.call("POST", job + "/files/large/upload", null).body(), LARGE);
        Calls.Reply part = calls.send(
                calls.to(job + "/files/large").header("Token", FakeEngine.KEY).header("Range", "bytes=0-999"));
        assertEquals(206, part.status());
        assertEquals(1000, part.raw().body().length);
    }
}
