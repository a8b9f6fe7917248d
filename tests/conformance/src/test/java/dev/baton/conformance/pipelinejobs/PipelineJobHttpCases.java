package dev.baton.conformance.pipelinejobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.engine.pipeline.PipelineState;
import dev.baton.engine.pipeline.StateMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * The cases of pipelinejobs/cases.json that arrive by HTTP, sent to the jobs manager's mailbox of a server with a nonce; what became
 * of each is asked of its execution. All that a case needs is made, and looked at, over HTTP.
 */
public final class PipelineJobHttpCases {
    /** Who brings nothing is stopped at the gate, before Abaco's 400. */
    private static final Map<String, Integer> STATUS = Map.of("N91", 401);

    private static final String MANAGER = "actors/v2/G56vjoAVzGkkq";

    /** They need a clock, a switch, or followers: see {@link PipelineJobCasesTest}. */
    private static final Set<String> ELSEWHERE = Set.of("L33", "N52", "N73", "N74", "N80");

    /** What the peers refuse at the door and we take: a notification without a body that says all in its query. */
    private static final Set<String> BETTER = Set.of("N93", "N90");

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI base;
    private final String key;

    /**
     * @param base with a slash at its end
     * @param key the admin's
     */
    public PipelineJobHttpCases(URI base, String key) {
        this.base = base;
        this.key = key;
    }

    /** Each case as a test against this server. */
    public Stream<DynamicTest> tests() {
        return JobCase.all().stream()
                .filter(each -> each.via().equals("http") && !ELSEWHERE.contains(each.id()))
                .map(each -> DynamicTest.dynamicTest(each.id(), () -> check(each)));
    }

    /** A job that a case speaks of. */
    private record Job(String uuid, String token) {}

    private static String pipeline(StateMachine machine) {
        return switch (machine) {
            case SEED -> "f0f417f2-ba8b-5ac4-b421-255b69553391";
            case NEWEST -> "10650844-1baa-55c5-a481-5e945b19c065";
        };
    }

    private Optional<Job> job(JobCase each) {
        StateMachine machine = each.machine();
        ObjectNode pipeline = JobCase.JSON
                .createObjectNode()
                .put("uuid", pipeline(machine))
                .put("id", "app")
                .put("machine", machine.version());
        keyed("POST", "pipelines", pipeline);
        JsonNode state = each.given().get("state");
        if (state == null || state.isNull()) {
            return Optional.empty();
        }
        ObjectNode wanted = JobCase.JSON.createObjectNode().put("pipeline_uuid", pipeline(machine));
        wanted.putObject("data").put("case", each.id());
        JsonNode made = keyed("POST", "pipelinejobs", wanted);
        Job job = new Job(made.get("uuid").textValue(), made.get("token").textValue());
        JobCase.way(machine, PipelineState.valueOf(state.textValue()))
                .forEach(event -> keyed(
                        "POST",
                        "pipelinejobs/" + job.uuid() + "/events",
                        JobCase.JSON.createObjectNode().put("event", event.text())));
        return Optional.of(job);
    }

    private void check(JobCase each) {
        Optional<Job> setup = job(each);
        String uuid = setup.map(Job::uuid).orElse("58fa9ec7-6c25-5525-94f3-e853335e2f17");
        String token = setup.map(Job::token).orElse("");
        int before = setup.map(job -> entries(uuid)).orElse(0);
        HttpResponse<String> reply = send(each, uuid, token);
        JsonNode expect = each.expect();
        if (!BETTER.contains(each.id()) && expect.path("http").asInt(200) >= 400) {
            assertEquals(
                    STATUS.getOrDefault(each.id(), expect.get("http").intValue()), reply.statusCode(), reply.body());
            String said = json(reply.body()).get("message").textValue();
            String promised = expect.get("error").textValue();
            assertTrue(said.startsWith(promised.substring(0, promised.length() - 1)), said);
            return;
        }
        assertEquals(200, reply.statusCode(), reply.body());
        JsonNode execution = execution(reply);
        boolean ok = BETTER.contains(each.id()) || each.ok() && !each.id().equals("N95");
        assertEquals(ok ? 0 : 1, execution.get("exitCode").asInt(), execution.toString());
        assertEquals(ok, !execution.get("outcome").asText().equals("refused"));
        if (setup.isPresent() && !BETTER.contains(each.id())) {
            after(each, uuid, before);
        }
    }

    private void after(JobCase each, String uuid, int before) {
        JsonNode expect = each.expect();
        if (expect.path("state").isTextual()) {
            String wanted = expect.get("state").textValue();
            assertEquals(
                    wanted.startsWith("unchanged") ? each.given().get("state").textValue() : wanted,
                    told(uuid).get("state").textValue());
        }
        if (expect.has("history_added")) {
            assertEquals(expect.get("history_added").intValue(), entries(uuid) - before);
        }
    }

    private JsonNode told(String uuid) {
        return keyed("GET", "pipelinejobs/" + uuid, null);
    }

    private int entries(String uuid) {
        return told(uuid).get("history").size();
    }

    private HttpResponse<String> send(JobCase each, String uuid, String token) {
        Map<String, String> query = each.query(uuid, token);
        boolean nobody = each.id().equals("N91");
        if (!nobody && !query.getOrDefault("x-nonce", "NONCE").equals("SD2E_wrong")) {
            query.put(
                    "x-nonce",
                    keyed("POST", MANAGER + "/nonces", JobCase.JSON.createObjectNode())
                            .at("/result/id")
                            .textValue());
        }
        String text = query.entrySet().stream()
                .map(pair -> pair.getKey() + "=" + URLEncoder.encode(pair.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        JsonNode body = each.body(uuid, token, admin());
        // Curl without a header calls everything a form.
        return exchange(HttpRequest.newBuilder(base.resolve(MANAGER + "/messages?" + text))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    private String admin() {
        return keyed("POST", "baton/v1/pipelines/admin-token", null)
                .get("token")
                .textValue();
    }

    private JsonNode execution(HttpResponse<String> reply) {
        String id = json(reply.body()).at("/result/executionId").textValue();
        return keyed("GET", MANAGER + "/executions/" + id, null).get("result");
    }

    /** What the admin gets, who must get something. */
    private JsonNode keyed(String method, String path, JsonNode body) {
        HttpResponse<String> reply = exchange(HttpRequest.newBuilder(base.resolve(path))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body.toString())));
        assertEquals(200, reply.statusCode(), () -> method + " " + path + ": " + reply.body());
        return json(reply.body());
    }

    private static JsonNode json(String text) {
        try {
            return JobCase.JSON.readTree(text);
        } catch (IOException noJson) {
            throw new AssertionError(text, noJson);
        }
    }

    private static HttpResponse<String> exchange(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
