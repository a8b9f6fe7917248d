package dev.baton.conformance.pipelinejobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.engine.Engine;
import dev.baton.engine.pipeline.Credential;
import dev.baton.engine.pipeline.JobEvent;
import dev.baton.engine.pipeline.NewPipeline;
import dev.baton.engine.pipeline.NewPipelineJob;
import dev.baton.engine.pipeline.PipelineJobs;
import dev.baton.engine.pipeline.PipelineState;
import dev.baton.engine.pipeline.StateMachine;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
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
import org.junit.jupiter.api.TestFactory;

/**
 * The cases of the peers' behaviour that arrive by HTTP, sent to the jobs manager's mailbox with a nonce; what became of each is
 * asked of its execution.
 */
@QuarkusTest
@TestProfile(PipelineJobHttpCasesTest.Keyed.class)
class PipelineJobHttpCasesTest {
    /** A server that asks for a key. */
    public static class Keyed implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("baton.open", "false");
        }
    }

    /** Who brings nothing is stopped at the gate, before Abaco's 400. */
    private static final Map<String, Integer> STATUS = Map.of("N91", 401);

    private static final String JOBS = "actors/v2/G56vjoAVzGkkq";
    private static final Credential ADMIN = new Credential.Trusted(true);

    /** They need a clock, a switch, or followers: see {@link PipelineJobCasesTest}. */
    private static final Set<String> ELSEWHERE = Set.of("L33", "N52", "N73", "N74", "N80");

    /** What the peers refuse at the door and we take: a notification without a body that says all in its query. */
    private static final Set<String> BETTER = Set.of("N93", "N90");

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TestHTTPResource("/")
    URI base;

    @Inject
    Engine engine;

    @TestFactory
    Stream<DynamicTest> cases() {
        return JobCase.all().stream()
                .filter(each -> each.via().equals("http") && !ELSEWHERE.contains(each.id()))
                .map(each -> DynamicTest.dynamicTest(each.id(), () -> check(each)));
    }

    private static String pipeline(StateMachine machine) {
        return switch (machine) {
            case SEED -> "f0f417f2-ba8b-5ac4-b421-255b69553391";
            case NEWEST -> "10650844-1baa-55c5-a481-5e945b19c065";
        };
    }

    private Optional<PipelineJobs.Setup> job(JobCase each) {
        StateMachine machine = each.machine();
        engine.pipelines().pipelines().register(new NewPipeline(pipeline(machine), "app", null, null, null, machine));
        JsonNode state = each.given().get("state");
        if (state == null || state.isNull()) {
            return Optional.empty();
        }
        JsonNode data = JsonNodeFactory.instance.objectNode().put("case", each.id());
        PipelineJobs.Setup job = engine.pipelines().jobs().create(NewPipelineJob.of(pipeline(machine), data));
        Laboratory.way(machine, PipelineState.valueOf(state.textValue()))
                .forEach(event ->
                        engine.pipelines().jobs().event(new JobEvent(job.job().uuid(), event, null, null, ADMIN)));
        return Optional.of(job);
    }

    private void check(JobCase each) throws IOException, InterruptedException {
        Optional<PipelineJobs.Setup> setup = job(each);
        String uuid = setup.map(job -> job.job().uuid()).orElse("58fa9ec7-6c25-5525-94f3-e853335e2f17");
        String token = setup.map(PipelineJobs.Setup::token).orElse("");
        long before = setup.map(job -> entries(uuid)).orElse(0L);
        HttpResponse<String> reply = send(each, uuid, token);
        JsonNode expect = each.expect();
        if (!BETTER.contains(each.id()) && expect.path("http").asInt(200) >= 400) {
            assertEquals(
                    STATUS.getOrDefault(each.id(), expect.get("http").intValue()), reply.statusCode(), reply.body());
            String said = JobCase.JSON.readTree(reply.body()).get("message").textValue();
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

    private void after(JobCase each, String uuid, long before) {
        JsonNode expect = each.expect();
        String state = engine.pipelines().jobs().get(uuid).state().name();
        if (expect.path("state").isTextual()) {
            String wanted = expect.get("state").textValue();
            assertEquals(
                    wanted.startsWith("unchanged") ? each.given().get("state").textValue() : wanted, state);
        }
        if (expect.has("history_added")) {
            assertEquals(expect.get("history_added").longValue(), entries(uuid) - before);
        }
    }

    private long entries(String uuid) {
        return engine.pipelines().jobs().get(uuid).entries();
    }

    private HttpResponse<String> send(JobCase each, String uuid, String token)
            throws IOException, InterruptedException {
        Map<String, String> query = each.query(uuid, token);
        boolean nobody = each.id().equals("N91");
        if (!nobody && !query.getOrDefault("x-nonce", "NONCE").equals("SD2E_wrong")) {
            query.put("x-nonce", nonce());
        }
        String text = query.entrySet().stream()
                .map(pair -> pair.getKey() + "=" + URLEncoder.encode(pair.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        JsonNode body = each.body(uuid, token, engine.pipelines().adminTokens().current());
        // Curl without a header calls everything a form.
        return CLIENT.send(
                HttpRequest.newBuilder(base.resolve(JOBS + "/messages?" + text))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(
                                body == null
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString(body.toString()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private String nonce() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(JOBS + "/nonces"))
                .header("Authorization", "Bearer key-admin")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        String reply =
                CLIENT.send(request, HttpResponse.BodyHandlers.ofString()).body();
        return JobCase.JSON.readTree(reply).at("/result/id").textValue();
    }

    private JsonNode execution(HttpResponse<String> reply) throws IOException, InterruptedException {
        ObjectNode envelope = (ObjectNode) JobCase.JSON.readTree(reply.body());
        String id = envelope.at("/result/executionId").textValue();
        HttpRequest request = HttpRequest.newBuilder(base.resolve(JOBS + "/executions/" + id))
                .header("Authorization", "Bearer key-admin")
                .build();
        return JobCase.JSON
                .readTree(CLIENT.send(request, HttpResponse.BodyHandlers.ofString())
                        .body())
                .get("result");
    }
}
