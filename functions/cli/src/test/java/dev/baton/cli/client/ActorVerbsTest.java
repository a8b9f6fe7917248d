package dev.baton.cli.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Verbs about pipelines, their jobs, and actors. */
class ActorVerbsTest extends VerbTest {
    private static final String UUID = "58fa9ec7-6c25-5525-94f3-e853335e2f17";

    @Test
    void a_list_is_read_page_after_page() {
        server.on("GET /pipelines?limit=1000", "{\"pipelines\":[{\"uuid\":\"a\"}],\"cursor\":\"c\"}")
                .on("GET /pipelines?limit=1000&cursor=c", "{\"pipelines\":[{\"uuid\":\"b\"}],\"cursor\":null}");
        assertEquals(0, console.run("pipelines list -f json"), console.err());
        assertEquals("[{\"uuid\":\"a\"},{\"uuid\":\"b\"}]", console.out().replaceAll("\\s", ""));
    }

    @Test
    void a_pipeline_is_registered_by_its_id() {
        server.on("POST /pipelines", "{\"uuid\":\"106...\"}");
        assertEquals(0, console.run("pipelines create --id app --machine 2020"), console.err());
        assertEquals("Registered pipeline 106...\n", console.out());
        assertEquals(
                "{\"id\":\"app\",\"machine\":\"2020\"}",
                server.requests().getLast().body());
    }

    @Test
    void an_event_goes_to_its_job_with_its_data() {
        server.on("POST /pipelinejobs/" + UUID + "/events", "{\"status\":\"RUNNING\"}");
        assertEquals(0, console.run("pipelinejobs event " + UUID + " run --data {\"k\":1}"), console.err());
        assertEquals("Job " + UUID + " is RUNNING\n", console.out());
        assertEquals(
                "{\"event\":\"run\",\"data\":{\"k\":1}}",
                server.requests().getLast().body());
    }

    @Test
    void a_callback_is_the_address_that_takes_reports() {
        server.on("GET /pipelinejobs/" + UUID + "/token", "{\"token\":\"940a5adc78720505\"}");
        assertEquals(0, console.run("pipelinejobs callback " + UUID + " --nonce SD2E_n"), console.err());
        assertEquals(
                server.url() + "/actors/v2/G56vjoAVzGkkq/messages?x-nonce=SD2E_n&token=940a5adc78720505&uuid=" + UUID
                        + "&status=${STATUS}\n",
                console.out());
    }

    @Test
    void a_message_is_json_or_text() {
        server.on("POST /actors/v2/x/messages?a=b%20c", "{\"result\":{\"executionId\":\"e\"}}");
        assertEquals(0, console.run("messages", "send", "x", "{\"k\":1}", "-q", "a=b c"), console.err());
        assertEquals("e\n", console.out());
        assertEquals("{\"message\":{\"k\":1}}", server.requests().getLast().body());
        assertEquals(0, console.run("messages", "send", "x", "hello you", "-q", "a=b c"), console.err());
        assertEquals("{\"message\":\"hello you\"}", server.requests().getLast().body());
        assertEquals(1, console.run("messages", "send", "x", "{odd", "-q", "a=b c"));
        assertTrue(console.err().contains("no JSON"), console.err());
    }

    @Test
    void an_actor_keeps_its_image_unless_another_is_given() {
        server.on("GET /actors/v2/x", "{\"result\":{\"image\":\"command:true\"}}")
                .on("PUT /actors/v2/x", "{\"result\":{}}");
        assertEquals(0, console.run("actors update x --data {\"paused\":true}"), console.err());
        assertEquals(
                "{\"paused\":true,\"image\":\"command:true\"}",
                server.requests().getLast().body());
    }

    @Test
    void actors_nonces_and_executions_are_shown() {
        server.on("GET /actors/v2", "{\"result\":[{\"id\":\"x\",\"name\":\"n\",\"status\":\"READY\"}]}")
                .on("POST /actors/v2/x/nonces", "{\"result\":{\"id\":\"BATON_secret\"}}")
                .on("GET /actors/v2/x/executions/e/logs", "{\"result\":{\"logs\":\"said\"}}");
        assertEquals(0, console.run("actors list"), console.err());
        assertTrue(console.out().contains("READY"));
        assertEquals(0, console.run("nonces create x --max-uses 3"), console.err());
        assertEquals("BATON_secret\n", console.out());
        assertEquals("{\"maxUses\":3}", server.requests().getLast().body());
        assertEquals(0, console.run("executions logs x e"), console.err());
        assertEquals("said\n", console.out());
    }
}
