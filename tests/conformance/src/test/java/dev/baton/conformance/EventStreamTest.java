package dev.baton.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Listeners of a workflow's events. */
@QuarkusTest
class EventStreamTest extends TorcCase {
    /** An open stream. */
    private final class Listener implements AutoCloseable {
        private final HttpClient client = HttpClient.newHttpClient();
        private final BufferedReader lines;
        private String id;

        Listener(Scenario s, String query, String last) throws IOException, InterruptedException {
            HttpRequest.Builder request = HttpRequest.newBuilder(
                    base.resolve("/torc-service/v1/workflows/" + s.workflow + "/events/stream" + query));
            if (last != null) {
                request.header("Last-Event-ID", last);
            }
            var reply = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            assertEquals(200, reply.statusCode());
            lines = new BufferedReader(new InputStreamReader(reply.body(), StandardCharsets.UTF_8));
        }

        /** The next event's type; its data is checked to say the same. */
        String next() throws IOException {
            String type = null;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id:")) {
                    id = line.substring(3).strip();
                } else if (line.startsWith("event:")) {
                    type = line.substring(6).strip();
                } else if (line.startsWith("data:")) {
                    JsonNode data = Wire.JSON.readTree(line.substring(5));
                    assertEquals(type, data.get("event_type").textValue());
                    assertTrue(data.has("workflow_id") && data.has("timestamp") && data.has("severity"));
                } else if (line.isEmpty() && type != null) {
                    return type;
                }
            }
            return "the end";
        }

        List<String> next(int count) throws IOException {
            List<String> types = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                types.add(next());
            }
            return types;
        }

        @Override
        public void close() {
            client.shutdownNow();
        }
    }

    private static Scenario told(Scenario s, int second, String category) {
        s.ok(
                "POST",
                "/events",
                "{'workflow_id':" + s.workflow + ",'timestamp':" + second * 1_000_000L + ",'data':{'category':'"
                        + category + "','n':1}}");
        return s;
    }

    @Test
    void a_listener_hears_what_happens_from_now_on() throws Exception {
        Scenario s = told(scenario().job("A"), 1, "old");
        s.job("B", ",'depends_on_job_ids':[@A]").initialize();
        try (Listener listener = new Listener(s, "", null)) {
            s.end("A", "failed", 1);
            assertEquals(
                    List.of("job_canceled", "job_failed"),
                    listener.next(2).stream().sorted().toList());
            told(s, 2, "said");
            assertEquals("said", listener.next());
            s.initialize();
            assertEquals("workflow_started", listener.next());
        }
    }

    @Test
    void who_comes_back_hears_what_he_missed() throws Exception {
        Scenario s = scenario();
        told(told(told(s, 1, "first"), 2, "second"), 3, "third");
        String last;
        try (Listener listener = new Listener(s, "?last_event_id=0-", null)) {
            assertEquals(List.of("first", "second"), listener.next(2));
            last = listener.id;
        }
        try (Listener listener = new Listener(s, "", last)) {
            assertEquals("third", listener.next());
        }
        long first = s.items("/events?workflow_id=" + s.workflow)
                .getFirst()
                .get("id")
                .longValue();
        try (Listener listener = new Listener(s, "?last_event_id=" + first, null)) {
            assertEquals(List.of("second", "third"), listener.next(2));
        }
    }

    @Test
    void jobs_that_ended_meanwhile_are_told_too_and_the_level_decides_which() throws Exception {
        Scenario s = scenario().job("A").job("B").initialize();
        s.end("A", "completed", 0).end("B", "failed", 1);
        try (Listener listener = new Listener(s, "?last_event_id=0-&level=error", null)) {
            assertEquals("job_failed", listener.next());
        }
    }

    @Test
    void what_cannot_be_listened_to_is_refused() throws Exception {
        Scenario s = scenario();
        String path = "/workflows/" + s.workflow + "/events/stream";
        assertEquals(400, status(path + "?level=loud"));
        assertEquals(400, status(path + "?last_event_id=x"));
        assertEquals(404, status(path + "?last_event_id=987654321"));
        assertEquals(404, status("/workflows/987654321/events/stream"));
    }

    private int status(String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(base.resolve("/torc-service/v1" + path))
                    .header("Accept", "text/event-stream")
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }
}
