package dev.baton.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The stream where a function answers: it ends at once, and the listener comes back with what it was told. */
@QuarkusTest
@TestProfile(ShortEventStreamTest.Function.class)
class ShortEventStreamTest extends TorcCase {
    /** A server whose streams do not stay. */
    public static class Function implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("baton.events.stay-seconds", "0");
        }
    }

    private List<String> lines(Scenario s, String last) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(base.resolve("/torc-service/v1/workflows/" + s.workflow + "/events/stream"));
            if (last != null) {
                request.header("Last-Event-ID", last);
            }
            return client.send(request.build(), HttpResponse.BodyHandlers.ofLines())
                    .body()
                    .toList();
        }
    }

    @Test
    void a_listener_learns_where_it_stands_and_misses_nothing() throws Exception {
        Scenario s = scenario().job("A").initialize();
        List<String> begun = lines(s, null);
        String id = begun.stream()
                .filter(line -> line.startsWith("id:"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(begun.toString()))
                .substring(3)
                .strip();
        assertTrue(begun.stream().noneMatch(line -> line.startsWith("data:")), begun::toString);
        s.ok("PUT", "/workflows/" + s.workflow + "/cancel", null);
        List<String> heard = lines(s, id);
        assertEquals(
                1,
                heard.stream()
                        .filter(line -> line.equals("event:workflow_canceled"))
                        .count(),
                heard::toString);
    }
}
