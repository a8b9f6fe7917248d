package dev.baton.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the library makes of a job, against a server that says what a test wants. */
class PipelineJobTest {
    private StubManager server;

    @BeforeEach
    void start() throws IOException {
        server = new StubManager();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Reactor reactor(Map<String, String> context) {
        Settings settings = new Settings(
                "f0f417f2-ba8b-5ac4-b421-255b69553391",
                "SD2E_XqsfKLFd3nrN",
                null,
                "G1p783PxpalBB",
                "G56vjoAVzGkkq",
                server.url());
        Clock clock = Clock.fixed(Instant.parse("2018-09-13T16:28:43Z"), ZoneOffset.UTC);
        return new Reactor(context, settings, new Messenger(server.url(), millis -> {}), clock);
    }

    private Reactor usual() {
        return reactor(Map.of(
                "MSG", "{\"key1\":\"value1\"}",
                "_abaco_actor_id", "G1p783PxpalBB",
                "_abaco_execution_id", "e1",
                "x_session", "solid-snake"));
    }

    private static PipelineJob job(Reactor reactor) {
        return new PipelineJob(reactor, "UW_BIOFAB", "Yeast-Gates", "sample.uw_biofab.133737/A2");
    }

    @Test
    void a_stub_knows_its_uuid_its_data_and_its_path_before_anybody_was_told() {
        PipelineJob job = job(usual());
        assertEquals("84ea25d7-43f2-58b9-a23e-e1d3fd3215c1", job.uuid());
        assertEquals("{\"key1\":\"value1\"}", job.data().toString());
        assertTrue(
                job.path()
                        .matches(
                                "/products/v1/55c8d93d-2115-53ba-ba05-446f47d7ff72/aaf646a5-7c05-5ab3-a144-5563fca6830d/"
                                        + "[0-9a-f-]{36}/f0f417f2-ba8b-5ac4-b421-255b69553391/solid-snake-20180913T162843Z"),
                job.path());
        assertNull(job.status());
        assertThrows(IllegalStateException.class, job::token);
        assertEquals(0, server.requests.size());
    }

    @Test
    void a_message_tells_where_it_comes_from() {
        server.say(200, "{\"result\":{\"executionId\":\"e2\"}}");
        Reactor reactor = reactor(Map.of(
                "_abaco_actor_id", "A",
                "_abaco_execution_id", "e1",
                "APP_ID", "app",
                "JOB_ID", "7",
                "EVENT", "FINISHED",
                "UUID", "u",
                "SESSION", "solid-snake"));
        assertEquals("e2", reactor.sendMessage("G56vjoAVzGkkq", Map.of("k", 1)));
        String query = server.requests.getFirst().query();
        for (String part :
                "x_src_actor_id=A x_src_execution_id=e1 x_src_app_id=app x_src_job_id=7 x_src_event=FINISHED x_src_uuid=u x_session=solid-snake"
                        .split(" ")) {
            assertTrue(query.contains(part), query);
        }
    }

    @Test
    void operations_are_chained() {
        server.say(
                200, "{\"outcome\":\"created\",\"uuid\":\"u\",\"token\":\"t\",\"path\":\"/p\",\"status\":\"CREATED\"}");
        server.say(200, "{\"outcome\":\"applied\",\"status\":\"RUNNING\"}");
        server.say(200, "{\"outcome\":\"applied\",\"status\":\"RUNNING\"}");
        PipelineJob job = job(usual()).setup(Map.of("key1", "value1")).run().update("{key2: 'value2'}");
        assertEquals("RUNNING", job.status());
        assertEquals("t", job.token());
        JsonNode setup = server.requests.get(0).body();
        assertEquals("UW_BIOFAB", setup.get("lab_name").asText());
        assertEquals("value1", setup.at("/setup_data/key1").asText());
        assertEquals("run", server.requests.get(1).body().get("event").asText());
        assertEquals(
                "{key2: 'value2'}",
                server.requests.get(2).body().at("/data/message").asText());
        assertTrue(server.requests.get(0).query().contains("x-nonce=SD2E_XqsfKLFd3nrN"));
        assertTrue(server.requests.get(0).query().contains("x_src_actor_id=G1p783PxpalBB"));
    }

    @Test
    void a_busy_server_is_asked_again_with_the_same_key() {
        server.say(503, "{\"message\":\"busy\"}");
        server.say(429, "");
        server.say(200, "{\"outcome\":\"created\",\"token\":\"t\",\"status\":\"CREATED\"}");
        job(usual()).setup();
        assertEquals(3, server.requests.size());
        assertEquals(server.requests.get(0), server.requests.get(2));
        assertTrue(server.requests.get(0).key().startsWith("setup/e1/"));
    }

    @Test
    void what_is_refused_is_told_and_not_asked_again() {
        server.say(200, "{\"outcome\":\"refused\",\"reason\":\"token is not valid\"}");
        PipelineJob job = PipelineJob.attach(usual(), "u", "t");
        assertEquals(
                "token is not valid",
                assertThrows(RefusedMessageException.class, job::fail).getMessage());
        server.say(400, "{\"message\":\"Nonce does not exist.\"}");
        assertEquals(
                "Nonce does not exist.",
                assertThrows(RefusedMessageException.class, job::run).getMessage());
        assertEquals(2, server.requests.size());
        assertThrows(IllegalStateException.class, job::setup);
    }

    @Test
    void a_server_that_stays_busy_is_given_up() {
        for (int tries = 0; tries < 6; tries++) {
            server.say(503, "{\"message\":\"busy\"}");
        }
        PipelineJob job = PipelineJob.attach(usual(), "u", "t");
        String message =
                assertThrows(UndeliveredMessageException.class, job::run).getMessage();
        assertTrue(message.contains("6 times: busy"), message);
        assertFalse(message.contains("SD2E_"), message);
    }

    @Test
    void a_notification_is_the_seeds_object() {
        PipelineJob job = PipelineJob.attach(usual(), "58fa9ec7-6c25-5525-94f3-e853335e2f17", "940a5adc78720505");
        assertEquals(
                "{\"url\":\"" + server.url() + "/actors/v2/G56vjoAVzGkkq/messages?x-nonce=SD2E_XqsfKLFd3nrN"
                        + "&token=940a5adc78720505&uuid=58fa9ec7-6c25-5525-94f3-e853335e2f17&status=${STATUS}\","
                        + "\"event\":\"*\",\"persistent\":false}",
                job.notification().toString());
        assertFalse(job.toString().contains("940a5adc78720505"));
    }

    @Test
    void messages_to_others_than_the_managers_take_the_key() {
        Reactor reactor = usual();
        assertTrue(assertThrows(MissingSettingException.class, () -> reactor.sendMessage("other", Map.of()))
                .getMessage()
                .contains("_REACTOR_PIPELINES_AUTHN"));
        server.say(200, "{\"result\":{\"executionId\":\"e9\"}}");
        assertEquals("e9", reactor.sendMessage("other", Map.of("k", 1), "SD2E_other"));
        assertEquals(
                "{\"message\":{\"k\":1}}", server.requests.getFirst().body().toString());
    }

    @Test
    void a_lambda_function_that_is_called_for_an_actor_has_its_message() throws IOException {
        Reactor reactor = Reactor.called(
                Messenger.JSON.readTree("{\"message\":\"{\\\"a\\\":1}\",\"context\":{\"_abaco_actor_id\":\"x\"}}"),
                usual().settings());
        assertEquals("{\"a\":1}", reactor.message().toString());
        assertEquals("x", reactor.actorId());
    }
}
