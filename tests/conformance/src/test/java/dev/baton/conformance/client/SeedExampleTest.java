package dev.baton.conformance.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.client.PipelineJob;
import dev.baton.client.Reactor;
import dev.baton.client.RefusedMessageException;
import dev.baton.engine.Engine;
import dev.baton.engine.NotFoundException;
import dev.baton.engine.actor.Actor;
import dev.baton.engine.actor.ActorSettings;
import dev.baton.engine.actor.Caller;
import dev.baton.engine.pipeline.JobDocument;
import dev.baton.engine.pipeline.NewPipeline;
import dev.baton.engine.pipeline.StateMachine;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each code block of the documentation of 2018, as its Java counterpart, against the doors. */
@QuarkusTest
class SeedExampleTest {
    private static final String PIPELINE = "f0f417f2-ba8b-5ac4-b421-255b69553391";
    private static final Caller ADMIN = Caller.withKey("testuser", Set.of(Caller.ADMIN));

    @TempDir
    Path folder;

    @TestHTTPResource("/")
    URI base;

    @Inject
    Engine engine;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private Actor fcs;

    @BeforeEach
    void configure() throws IOException {
        engine.pipelines().pipelines().register(new NewPipeline(PIPELINE, "app", null, null, null, StateMachine.SEED));
        try (InputStream config = SeedExampleTest.class.getResourceAsStream("/reactor/config.yml")) {
            Files.copy(config, folder.resolve("config.yml"));
        }
        String nonce = nonce();
        Files.writeString(
                folder.resolve("secrets.json"),
                "{\"_REACTOR_PIPELINES_AUTHN\":\"key-admin\",\"_REACTOR_PIPELINES_UPDATES_NONCE\":\"" + nonce + "\"}");
        ActorSettings usual = ActorSettings.of("command:./reactor");
        fcs = engine.actors()
                .directory()
                .create(
                        ADMIN,
                        new ActorSettings(
                                usual.image(),
                                "fcs",
                                "",
                                false,
                                "none",
                                "",
                                "",
                                usual.hints(),
                                usual.defaultEnvironment(),
                                false,
                                false,
                                null,
                                null,
                                null,
                                false,
                                "default",
                                null,
                                null,
                                false,
                                false));
    }

    private String nonce() {
        return exchange("POST", "actors/v2/G56vjoAVzGkkq/nonces", "{\"level\":\"EXECUTE\"}", "Bearer key-admin")
                .at("/result/id")
                .textValue();
    }

    private JsonNode exchange(String method, String path, String body, String authorization) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                    .method(method, HttpRequest.BodyPublishers.ofString(body));
            if (authorization != null) {
                request.header("Authorization", authorization);
            }
            HttpResponse<String> reply =
                    HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
            assertEquals(200, reply.statusCode(), reply.body());
            return new ObjectMapper().readTree(reply.body());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private FcsReactor reactor() {
        Map<String, String> environment = new HashMap<>(Map.of(
                "BATON_URL", base.toString(),
                "MSG", "{\"run\":\"" + UUID.randomUUID() + "\"}",
                "_abaco_actor_id", fcs.id(),
                "x_session", "solid-snake",
                "_abaco_actor_state",
                        engine.actors().states().get(fcs.id()).value().toString()));
        return new FcsReactor(Reactor.in(folder, environment), new PrintStream(out, true, StandardCharsets.UTF_8));
    }

    private ObjectNode document(String uuid) {
        return JobDocument.of(engine.pipelines().jobs().told(uuid));
    }

    @Test
    void the_reactor_of_the_documentation_runs_and_its_hpc_job_reports_by_itself() {
        ObjectNode definition = reactor().coordinate();
        String[] said = out.toString(StandardCharsets.UTF_8).split("\n");
        assertTrue(said[0].matches("/products/v1/([0-9a-f-]{36}/){4}solid-snake-\\d{8}T\\d{6}Z"), said[0]);
        assertEquals("CREATED", said[1]);
        assertEquals("RUNNING", said[2]);
        PipelineJob job = reactor().resume();
        assertEquals(said[0], document(job.uuid()).get("path").textValue());
        assertEquals(definition.get("archivePath"), document(job.uuid()).get("path"));
        String history = document(job.uuid()).get("history").toString();
        assertTrue(history.contains("{\"RUN\":{\"date\":\""), history);
        assertTrue(history.endsWith("\"data\":{\"roadrunner\":\"meep-meep!\"}}}]"), history);

        String url = definition.at("/notifications/0/url").textValue();
        assertEquals("*", definition.at("/notifications/0/event").textValue());
        for (String status : new String[] {"PENDING", "STAGING_INPUTS", "RUNNING", "CLEANING_UP", "FINISHED"}) {
            String path =
                    url.replace("${STATUS}", status).substring(base.toString().length());
            exchange("POST", path, "{\"id\":\"1\",\"status\":\"" + status + "\"}", null);
        }
        assertEquals("FINISHED", document(job.uuid()).get("status").textValue());
    }

    @Test
    void another_function_updates_the_job_by_a_message_and_a_later_run_resumes_it() {
        reactor().coordinate();
        PipelineJob job = reactor().resume();
        String execution = reactor().report(job.uuid(), job.token());
        assertEquals(
                "applied",
                engine.actors().executions().get("G56vjoAVzGkkq", execution).outcome());
        assertTrue(document(job.uuid()).get("history").toString().endsWith("{\"key4\":\"value4\"}}}]"));
        assertTrue(assertThrows(RefusedMessageException.class, job::cancel)
                .getMessage()
                .contains("only before RUNNING"));
        assertEquals("FAILED", job.fail().status());
        assertEquals("FAILED", document(job.uuid()).get("status").textValue());
    }

    @Test
    void a_job_that_never_ran_is_cancelled_and_gone() {
        Reactor rx = Reactor.in(folder, Map.of("BATON_URL", base.toString()));
        PipelineJob job = new PipelineJob(
                rx,
                "UW_BIOFAB",
                "Yeast-Gates",
                "s",
                null,
                Map.of("n", UUID.randomUUID().toString()));
        job.setup().cancel();
        assertThrows(NotFoundException.class, () -> engine.pipelines().jobs().get(job.uuid()));
        assertEquals(
                "RUNNING",
                job.setup(Map.of("key1", "value1"))
                        .run()
                        .update("{key2: 'value2'}")
                        .status());
    }
}
