package dev.baton.lambdatest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A seed's workflow as functions that pass its configuration to one another, with no worker anywhere. */
final class PushTest {
    private static final String CONFIG = "{\"learning_rate\":0.001,\"batch_size\":32,\"epochs\":10}";
    private static final Map<String, String> COMPLETED =
            Map.of("generate_config", "completed", "train_model", "completed", "evaluate_model", "completed");
    private static final int MOST_TICKS = 60;

    private static Map<String, String> environment;
    private static Map<String, String> unasked;
    private static FunctionUrl url;
    private static Caller caller;
    private static InvokeApi lambda;

    private Targets targets;

    @BeforeAll
    static void open() throws Exception {
        lambda = new InvokeApi();
        environment = Cloud.create("push").environment();
        environment.put("BATON_PUSH_ALLOW", "127.0.0.1");
        environment.put("AWS_ENDPOINT_URL_LAMBDA", lambda.url().toString());
        environment.put("BATON_TICK_FUNCTION", "baton-tick:live");
        // The function behind the URL learns its address from each request.
        environment.remove("BATON_PUBLIC_URL");
        // One that messages or a clock start cannot.
        unasked = new HashMap<>(environment);
        unasked.put("BATON_PUBLIC_URL", "https://" + UrlEvent.DOMAIN);
        url = FunctionUrl.open(environment, 2);
        caller = new Caller(url.url());
        warmUp();
    }

    /** A function sends within its first seconds only, which its first connections may take up on a slow machine. */
    private static void warmUp() throws Exception {
        try (Targets targets = new Targets().answering("a", delivery -> "{\"status\":\"completed\"}")) {
            TorcClient.create(caller, "{name: warm, jobs: [{name: a, target: \"%s\"}]}".formatted(targets.url("a")));
        }
    }

    @AfterAll
    static void close() {
        url.close();
        lambda.close();
    }

    @BeforeEach
    void listen() throws Exception {
        targets = new Targets()
                .answering(
                        "generate",
                        delivery -> "{\"status\":\"completed\",\"user_data\":{\"ml_config\":" + CONFIG + "}}")
                .answering("evaluate", delivery -> "{\"status\":\"completed\"}")
                .acceptingAs("train");
    }

    @AfterEach
    void hangUp() {
        targets.close();
    }

    /** The tutorial's workflow with targets in the place of commands. */
    private String seed(String trainer) {
        return """
                name: config_pipeline
                user_data:
                  - {name: ml_config, data: null}
                jobs:
                  - {name: generate_config, target: "%s", output_user_data: [ml_config]}
                  - {name: train_model, target: "%s", input_user_data: [ml_config]}
                  - {name: evaluate_model, target: "%s", input_user_data: [ml_config], depends_on: [train_model]}
                """.formatted(targets.url("generate"), trainer, targets.url("evaluate"));
    }

    private static JsonNode config(JsonNode delivery) {
        return delivery.at("/input/user_data/ml_config");
    }

    private static JsonNode json(String text) throws Exception {
        return new ObjectMapper().readTree(text);
    }

    /** The next call of Lambda that begins so; on a slow machine the tick may be asked for in between. */
    private static String called(String start) throws Exception {
        String call = lambda.next();
        while (call != null && !call.startsWith(start)) {
            call = lambda.next();
        }
        assertNotNull(call, "nothing called " + start);
        return call;
    }

    /** The next delivery. On a slow machine a function may run out of time before it sends, and leave that to a tick. */
    private JsonNode deliveredOrTicked() throws Exception {
        JsonNode delivery = targets.within(30);
        if (delivery == null) {
            try (Function tick = Function.start(Role.TICK, unasked)) {
                tick.invoke("{\"kind\":\"tick\"}");
            }
        }
        return delivery != null ? delivery : targets.next();
    }

    private static void over(TorcClient client) throws Exception {
        assertEquals(COMPLETED, client.statuses());
        assertEquals(3, client.results(), "one result a job");
        assertTrue(
                caller.get("/torc-service/v1/workflows/" + client.workflow + "/is_complete")
                        .good()
                        .get("is_complete")
                        .asBoolean(),
                "the workflow is over");
    }

    @Test
    void functions_pass_data_on_with_no_worker_and_no_tick() throws Exception {
        TorcClient client = TorcClient.create(caller, seed(targets.url("train")));
        JsonNode delivery = targets.next();
        assertEquals(json(CONFIG), config(delivery), "what the first function made the second one reads");
        assertEquals(List.of("generate_config", "train_model"), targets.names());
        assertEquals("running", client.statuses().get("train_model"));
        // It calls back by what its delivery said, without a key, and once more since it saw no answer.
        Caller anonymous = new Caller(url.url(), null);
        for (int again = 0; again < 2; again++) {
            JsonNode taken = Targets.callBack(anonymous, delivery, "{\"status\":\"completed\"}")
                    .good();
            assertEquals("completed", taken.get("status").asText());
            over(client);
        }
        assertEquals(List.of("generate_config", "train_model", "evaluate_model"), targets.names());
        assertEquals(json(CONFIG), config(targets.got().getLast()));
        assertEquals(
                409,
                Targets.callBack(anonymous, delivery, "{\"status\":\"failed\"}").status());
        assertFalse(
                url.running()
                        .getFirst()
                        .log()
                        .contains(delivery.at("/callback/token").asText()),
                "no secret is logged");
    }

    @Test
    void a_lambda_function_gets_its_job_as_an_event_and_answers_by_a_message() throws Exception {
        String arn = "arn:aws:lambda:us-east-1:123456789012:function:train:live";
        TorcClient client = TorcClient.create(caller, seed(arn));
        String call = called(arn + " Event {");
        JsonNode delivery = json(call.substring(call.indexOf('{')));
        assertEquals(json(CONFIG), config(delivery));
        assertEquals("running", client.statuses().get("train_model"));
        String said = """
                {"kind":"callback","job_id":%d,"nonce":"%s","token":"%s","status":"%%s"}""".formatted(
                        client.job("train_model"),
                        delivery.at("/callback/nonce").asText(),
                        delivery.at("/callback/token").asText());
        try (Function message = Function.start(Role.MESSAGE, unasked)) {
            message.invoke(said.formatted("running"));
            for (int again = 0; again < 2; again++) {
                assertEquals("", message.invoke(said.formatted("completed")).replace("null", ""));
                over(client);
            }
            message.invoke(said.formatted("failed"));
            over(client);
            String forged = said.formatted("failed").replaceAll("token\":\"....", "token\":\"0000");
            assertTrue(
                    refusal(message, forged).contains("nonce or token is wrong"), "who knows no token changes nothing");
        }
        assertEquals(List.of("generate_config", "evaluate_model"), targets.names());
    }

    private static String refusal(Function function, String event) {
        return function.invoke(event.getBytes(StandardCharsets.UTF_8), Duration.ofSeconds(30))
                        instanceof Answer.Failed failed
                ? failed.report()
                : "";
    }

    @Test
    void a_delivery_names_where_a_file_of_another_job_can_be_had() throws Exception {
        targets.answering("read", delivery -> "{\"status\":\"completed\"}");
        TorcClient client = TorcClient.create(caller, """
                name: files
                files: [{name: model.bin, path: /models/model.bin}, {name: notes, path: notes}]
                jobs:
                  - {name: make, target: "%s", output_files: [model.bin, notes]}
                  - {name: use, target: "%s", input_files: [model.bin, notes]}
                """.formatted(targets.url("train"), targets.url("read")));
        JsonNode made = deliveredOrTicked();
        byte[] model = "weights".getBytes(StandardCharsets.UTF_8);
        String path = "/baton/v1/jobs/" + client.job("make") + "/files/model.bin";
        caller.send("PUT", path, "application/octet-stream", model).good();
        Targets.callBack(caller, made, "{\"status\":\"completed\"}").good();
        assertEquals(Map.of("make", "completed", "use", "completed"), client.statuses());
        JsonNode files = targets.got().getLast().at("/input/files");
        assertEquals("/models/model.bin", files.get(0).get("path").asText());
        URI link = URI.create(files.get(0).get("url").asText());
        try (HttpClient anybody = HttpClient.newHttpClient()) {
            assertEquals(
                    "weights",
                    anybody.send(HttpRequest.newBuilder(link).build(), HttpResponse.BodyHandlers.ofString())
                            .body());
        }
        assertFalse(files.get(1).has("url"), "nobody keeps the notes here");
    }

    @Test
    void with_inline_dispatch_off_ticks_alone_finish_it() throws Exception {
        targets.answering("train", delivery -> "{\"status\":\"completed\"}");
        Map<String, String> quiet = new HashMap<>(unasked);
        quiet.put("BATON_INLINE_DISPATCH", "false");
        try (FunctionUrl other = FunctionUrl.open(quiet, 1);
                Function tick = Function.start(Role.TICK, quiet)) {
            TorcClient client = TorcClient.create(new Caller(other.url()), seed(targets.url("train")));
            assertEquals("ready", client.statuses().get("generate_config"));
            assertEquals(List.of(), targets.names(), "who unblocks a job does not send it");
            called("baton-tick:live Event {\"kind\":\"tick\"}");
            int ticks = 0;
            while (!client.statuses().equals(COMPLETED)) {
                assertTrue(ticks++ < MOST_TICKS, () -> "no tick finished it: " + tick.log());
                tick.invoke("{\"kind\":\"tick\"}");
            }
            assertEquals(List.of("generate_config", "train_model", "evaluate_model"), targets.names());
            over(client);
        }
    }

    @Test
    void no_address_inside_the_network_is_called_unless_it_is_allowed() throws Exception {
        TorcClient client = TorcClient.create(
                caller, "{name: guard, jobs: [{name: a, target: \"http://169.254.169.254/latest/meta-data\"}]}");
        assertEquals(Map.of("a", "failed"), client.statuses());
        JsonNode letters = caller.get("/baton/v1/dead_letters").good();
        assertTrue(letters.toString().contains("has an address inside this network"), letters::toString);
    }
}
