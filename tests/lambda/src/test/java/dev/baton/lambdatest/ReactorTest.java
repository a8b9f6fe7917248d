package dev.baton.lambdatest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.client.PipelineJob;
import dev.baton.client.Reactor;
import dev.baton.client.RefusedMessageException;
import dev.baton.client.lambda.LambdaInvoker;
import dev.baton.conformance.client.FcsReactor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** Functions and their jobs of pipelines: by the client library, by plain URLs, and by messages that Lambda brings. */
final class ReactorTest {
    private static final String PIPELINE = "f0f417f2-ba8b-5ac4-b421-255b69553391";
    private static final String MANAGER = "/actors/v2/G56vjoAVzGkkq";
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    @TempDir
    static Path folder;

    private static LambdaApi lambda;
    private static FunctionUrl url;
    private static Function message;
    private static Caller admin;
    private static String actor;
    private static LambdaClient client;

    @BeforeAll
    static void open() throws Exception {
        lambda = new LambdaApi();
        Map<String, String> environment = Cloud.create("reactors").environment();
        environment.put("AWS_ENDPOINT_URL_LAMBDA", lambda.url().toString());
        message = Function.start(Role.MESSAGE, environment);
        // The function behind the URL learns its address from each request.
        environment.remove("BATON_PUBLIC_URL");
        url = FunctionUrl.inTurn(environment, 2);
        admin = new Caller(url.url());
        EchoActors functions = new EchoActors(new Caller(url.url(), null));
        lambda.on("echo", functions::echo).on("baton-message", ReactorTest::delivered);
        client = LambdaClient.builder()
                .endpointOverride(lambda.url())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
        admin.post("/pipelines", "{\"uuid\":\"" + PIPELINE + "\",\"id\":\"app\"}")
                .good();
        try (InputStream config = FcsReactor.class.getResourceAsStream("/reactor/config.yml")) {
            Files.copy(config, folder.resolve("config.yml"));
        }
        Files.writeString(
                folder.resolve("secrets.json"),
                "{\"_REACTOR_PIPELINES_AUTHN\":\"" + Cloud.ADMIN_KEY + "\",\"_REACTOR_PIPELINES_UPDATES_NONCE\":\""
                        + nonce(MANAGER) + "\"}");
        actor = admin.post("/actors/v2", "{\"image\":\"" + LambdaApi.arn("echo") + "\",\"stateless\":false}")
                .good()
                .at("/result/id")
                .asText();
    }

    @AfterAll
    static void close() {
        client.close();
        url.close();
        message.close();
        lambda.close();
    }

    /** Lambda delivers at least once: here, twice. */
    private static void delivered(byte[] event) {
        message.invoke(event, TIMEOUT);
        message.invoke(event, TIMEOUT);
    }

    private static String nonce(String path) throws IOException, InterruptedException {
        return admin.post(path + "/nonces", "{\"level\":\"EXECUTE\"}")
                .good()
                .at("/result/id")
                .asText();
    }

    private static Reactor reactor() throws IOException, InterruptedException {
        JsonNode state = admin.get("/actors/v2/" + actor + "/state").good().at("/result/state");
        Map<String, String> environment = new HashMap<>(Map.of(
                "BATON_URL",
                url.url().toString(),
                "MSG",
                "{\"run\":\"" + UUID.randomUUID() + "\"}",
                "_abaco_actor_id",
                actor,
                "x_session",
                "solid-snake",
                "_abaco_actor_state",
                state.toString()));
        return Reactor.in(folder, environment);
    }

    private static PipelineJob running(Reactor rx) {
        Map<String, String> data = Map.of("n", UUID.randomUUID().toString());
        return new PipelineJob(rx, "UW_BIOFAB", "Yeast-Gates", "s", null, data)
                .setup()
                .run();
    }

    private static JsonNode job(String uuid) throws IOException, InterruptedException {
        return admin.get("/pipelinejobs/" + uuid).good();
    }

    private static JsonNode outcome(Caller.Reply accepted) throws IOException, InterruptedException {
        String execution = accepted.good().at("/result/executionId").asText();
        return admin.get(MANAGER + "/executions/" + execution).good().get("result");
    }

    @Test
    void the_reactor_of_the_documentation_runs_and_its_hpc_job_reports_by_itself() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ObjectNode definition =
                new FcsReactor(reactor(), new PrintStream(out, true, StandardCharsets.UTF_8)).coordinate();
        String[] said = out.toString(StandardCharsets.UTF_8).split("\n");
        assertTrue(said[0].matches("/products/v1/([0-9a-f-]{36}/){4}solid-snake-\\d{8}T\\d{6}Z"), said[0]);
        assertEquals(List.of("CREATED", "RUNNING"), List.of(said[1], said[2]));
        PipelineJob resumed = new FcsReactor(reactor(), System.out).resume();
        String notification = definition.at("/notifications/0/url").textValue();
        assertTrue(notification.startsWith(url.url() + MANAGER + "/messages?x-nonce="), notification);
        assertTrue(notification.endsWith("&uuid=" + resumed.uuid() + "&status=${STATUS}"), notification);
        List<String> outcomes = new ArrayList<>();
        for (String status : List.of("PENDING", "STAGING_INPUTS", "RUNNING", "CLEANING_UP", "ARCHIVING", "FINISHED")) {
            // As curl posts without a header: a form, so that the event carries it in Base64.
            Caller.Reply reply = new Caller(URI.create(notification.replace("${STATUS}", status)), null)
                    .send(
                            "POST",
                            "",
                            "application/x-www-form-urlencoded",
                            ("{\"id\":\"1\",\"status\":\"" + status + "\"}").getBytes(StandardCharsets.UTF_8));
            outcomes.add(outcome(reply).get("outcome").asText());
        }
        assertEquals(List.of("ignored", "applied", "applied", "ignored", "applied", "applied"), outcomes);
        JsonNode job = job(resumed.uuid());
        assertEquals("FINISHED", job.get("status").textValue());
        assertEquals(said[0], job.get("path").textValue());
        List<String> events = new ArrayList<>();
        job.get("history").forEach(entry -> entry.fieldNames().forEachRemaining(events::add));
        assertEquals("[CREATE, RUN, RUN, UPDATE, UPDATE, RUN, UPDATE, FINISH]", events.toString());
        assertTrue(job.get("history")
                .get(1)
                .get("RUN")
                .get("date")
                .asText()
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}"));
        assertEquals(
                2,
                admin.get("/pipelinejobs/" + resumed.uuid() + "/audit")
                        .good()
                        .get("audit")
                        .size());
    }

    @Test
    void another_function_leaves_a_message_with_lambda_and_it_is_heard_once() throws Exception {
        PipelineJob job = running(reactor());
        Reactor rx = reactor();
        rx.leaveMessage(
                new LambdaInvoker("baton-message", client),
                "G56vjoAVzGkkq",
                Map.of(
                        "uuid", job.uuid(),
                        "event", "update",
                        "data", Map.of("key4", "value4"),
                        "token", job.token()));
        lambda.settle();
        JsonNode history = job(job.uuid()).get("history");
        assertEquals(3, history.size(), history::toString);
        assertEquals(
                "{\"key4\":\"value4\"}",
                history.get(2).get("UPDATE").get("data").toString());
        assertThrows(
                RefusedMessageException.class,
                () -> rx.leaveMessage(new LambdaInvoker("nobody", client), "G56vjoAVzGkkq", Map.of()));
    }

    @Test
    void a_message_reaches_an_alias_and_tells_the_actor_where_it_comes_from() throws Exception {
        admin.post("/actors/v2/aliases", "{\"alias\":\"echoes\",\"actorId\":\"" + actor + "\"}")
                .good();
        String nonce = nonce("/actors/v2/aliases/echoes");
        String event = "{\"kind\":\"actor\",\"actor\":\"echoes\",\"message\":\"hello\",\"key\":\"k1\",\"nonce\":\""
                + nonce + "\",\"query\":{\"x_src_actor_id\":\"G1p783PxpalBB\",\"_abaco_actor_id\":\"forged\"}}";
        message.invoke(event);
        message.invoke(event);
        lambda.settle();
        JsonNode executions =
                admin.get("/actors/v2/" + actor + "/executions").good().at("/result/executions");
        List<String> logs = new ArrayList<>();
        for (JsonNode execution : executions) {
            String path =
                    "/actors/v2/" + actor + "/executions/" + execution.get("id").asText();
            assertEquals("COMPLETE", admin.get(path).good().at("/result/status").asText());
            logs.add(admin.get(path + "/logs").good().at("/result/logs").asText());
        }
        assertEquals(1, logs.size(), logs::toString);
        assertTrue(logs.getFirst().contains("MSG: hello\n"), logs::toString);
        assertTrue(logs.getFirst().contains("x_src_actor_id=G1p783PxpalBB\n"), logs::toString);
        assertTrue(logs.getFirst().contains("_abaco_actor_id=" + actor + "\n"), logs::toString);
    }

    @Test
    void what_cannot_be_brought_fails_the_invocation_and_says_why() {
        refused(
                "{\"kind\":\"actor\",\"actor\":\"G56vjoAVzGkkq\",\"message\":1,\"nonce\":\"BATON_wrong\"}",
                "Nonce does not exist");
        refused("{\"kind\":\"actor\",\"actor\":\"nobody\",\"message\":1}", "No alias found");
        refused("{\"kind\":\"actor\",\"actor\":\"G56vjoAVzGkkq\"}", "message is missing");
    }

    private static void refused(String event, String why) {
        Answer.Failed failed =
                assertInstanceOf(Answer.Failed.class, message.invoke(event.getBytes(StandardCharsets.UTF_8), TIMEOUT));
        assertTrue(failed.report().contains(why), failed::report);
        assertTrue(!failed.report().contains("BATON_wrong"), failed::report);
    }

    @Test
    void links_lead_to_the_function_url_by_https() throws Exception {
        JsonNode links = admin.get("/actors/v2/" + actor).good().at("/result/_links");
        assertEquals(
                "https://" + UrlEvent.DOMAIN + "/actors/v2/" + actor,
                links.get("self").asText());
    }
}
