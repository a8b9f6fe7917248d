package dev.baton.doors.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SpecHttpTest {
    private static final String PATH = "/baton/v1/workflows";

    @TestHTTPResource("/")
    URI base;

    private Calls.Reply send(String query, String spec) {
        Calls calls = new Calls(base);
        return calls.send(calls.to(PATH + query)
                .header("Token", FakeEngine.KEY)
                .header("Content-Type", "application/yaml")
                .POST(HttpRequest.BodyPublishers.ofString(spec)));
    }

    @Test
    void every_mistake_of_a_specification_is_told_with_its_place() {
        Calls.Reply refused =
                send("?file=flow.yaml&dry_run=true", "name: flow\njobs:\n  - name: a\n    comand: true\n");
        assertEquals(422, refused.status());
        assertTrue(refused.message().startsWith("flow.yaml:"), refused::message);
        var first = refused.body().at("/errors/0");
        assertEquals("flow.yaml", first.get("file").asText());
        assertTrue(first.get("line").asInt() > 0 && first.get("column").asInt() > 0, first::toString);
        assertTrue(first.has("key") && first.has("message"), first::toString);
    }

    @Test
    void a_specification_needs_the_name_of_its_file() {
        assertEquals(400, send("", "jobs: []").status());
    }

    @Test
    void a_dry_run_tells_what_would_be_made() {
        Calls.Reply checked = send("?file=flow.yaml&dry_run=true", "jobs:\n  - name: a\n    command: 'true'\n");
        assertEquals(200, checked.status(), () -> checked.body().toString());
        assertTrue(checked.body().get("valid").asBoolean());
        assertEquals("flow", checked.body().get("name").asText());
        assertEquals(1, checked.body().get("jobs").asInt());
    }
}
