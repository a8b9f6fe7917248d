package dev.baton.lambdatest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.engine.Backend;
import dev.baton.engine.Engine;
import dev.baton.engine.job.JobStatus;
import dev.baton.engine.spec.SpecParser;
import dev.baton.engine.spec.SpecSource;
import dev.baton.engine.workflow.StoredEngine;
import dev.baton.store.dynamodb.CloudStores;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The functions that other functions and the schedule invoke. */
final class FunctionsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String PAIR = """
            name: pair
            jobs:
              - {name: a, command: x}
              - {name: b, command: x, depends_on: [a]}
            """;

    private static Cloud cloud;
    private static CloudStores stores;
    private static Function message;

    @BeforeAll
    static void open() {
        cloud = Cloud.create("functions");
        stores = cloud.open();
        message = Function.start(Role.MESSAGE, cloud.environment());
    }

    @AfterAll
    static void close() {
        message.close();
        stores.close();
    }

    /** An engine over the same table, for which it is earlier or later. */
    private static Engine engine(Duration ahead) {
        return new StoredEngine(Backend.plain(stores.items(), stores.blobs(), Clock.offset(Clock.systemUTC(), ahead))
                .with(byte[]::new));
    }

    private static long armed(Engine engine, String yaml) {
        var spec = SpecParser.parse(new SpecSource("w.yaml", yaml.getBytes(StandardCharsets.UTF_8)))
                .spec();
        return engine.workflows().create(spec, "u", true).id();
    }

    private static String finish(long job, String status) {
        return "{\"kind\":\"finish\",\"job_id\":" + job + ",\"attempt\":1,\"run_id\":1,\"status\":\"" + status
                + "\",\"return_code\":0}";
    }

    @Test
    void a_message_finishes_a_job_and_the_same_message_again_changes_nothing() {
        Engine engine = engine(Duration.ZERO);
        long workflow = armed(engine, PAIR);
        long job = engine.workflows().jobIds(workflow).getFirst();
        engine.claims().next(workflow, 1);
        engine.jobs().start(job, 1, 0);
        for (int again = 0; again < 2; again++) {
            message.invoke(finish(job, "completed"));
            assertEquals(JobStatus.COMPLETED, engine.jobs().get(job).status());
            assertEquals(JobStatus.READY, engine.jobs().list(workflow).get(1).status());
            assertEquals(1, engine.results().all(workflow).size());
        }
        message.invoke(finish(job, "failed"));
        assertEquals(JobStatus.COMPLETED, engine.jobs().get(job).status());
    }

    private static String refusal(String event) {
        Answer answer = message.invoke(event.getBytes(StandardCharsets.UTF_8), PATIENCE);
        return assertInstanceOf(Answer.Failed.class, answer).report();
    }

    @Test
    void a_message_that_cannot_be_understood_fails_and_names_the_field() {
        assertTrue(refusal("{\"kind\":\"dance\"}").contains("kind must be one of"), "an unknown kind");
        assertTrue(refusal("{}").contains("kind is missing"), "no kind");
        assertTrue(refusal("{\"kind\":\"finish\"}").contains("job_id is missing"), "no job");
        assertTrue(refusal(finish(0, "completed")).contains("job_id must be"), "no id");
        assertTrue(refusal(finish(1, "ready")).contains("status must be completed, failed"), "no end");
        assertTrue(refusal(finish(99, "completed")).contains("99"), "no such job");
    }

    @Test
    void a_tick_does_what_is_due() {
        long workflow = armed(engine(Duration.ofMinutes(-10)), PAIR);
        Engine engine = engine(Duration.ofMinutes(-10));
        engine.claims().next(workflow, 1);
        try (Function tick = Function.start(Role.TICK, cloud.environment())) {
            assertTrue(tick.invoke("{\"kind\":\"tick\"}").contains("\"more\":false"), "nothing is left");
            // Nobody started the claimed job within ten minutes.
            assertEquals(
                    JobStatus.READY, engine.jobs().list(workflow).getFirst().status());
            message.invoke("{\"kind\":\"tick\"}");
            Answer other = tick.invoke(finish(1, "completed").getBytes(StandardCharsets.UTF_8), PATIENCE);
            assertTrue(assertInstanceOf(Answer.Failed.class, other).report().contains("send finish to"), "not here");
            assertTrue(tick.log().contains("\"TickDuration\""), tick.log());
        }
    }

    @Test
    void a_tick_stops_before_its_deadline_and_has_itself_invoked_again() throws Exception {
        Cloud slow = Cloud.create("slow");
        try (CloudStores own = slow.open();
                FaultProxy proxy = new FaultProxy(slow.dynamoDb());
                InvokeApi lambda = new InvokeApi()) {
            Clock early = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-10));
            Engine past = new StoredEngine(
                    Backend.plain(own.items(), own.blobs(), early).with(byte[]::new));
            for (int i = 0; i < 12; i++) {
                armed(past, PAIR);
            }
            var environment = slow.behind(proxy.url()).environment();
            environment.put("BATON_TICK_FUNCTION", "baton-tick");
            environment.put("AWS_ENDPOINT_URL_LAMBDA", lambda.url().toString());
            try (Function tick = Function.start(Role.TICK, environment)) {
                tick.invoke("{\"kind\":\"tick\"}");
                proxy.slow(Duration.ofMillis(120));
                for (int i = 0; i < 12; i++) {
                    armed(past, PAIR);
                }
                Answer answer =
                        tick.invoke("{\"kind\":\"tick\"}".getBytes(StandardCharsets.UTF_8), Duration.ofSeconds(9));
                String done = assertInstanceOf(Answer.Payload.class, answer).text();
                assertTrue(done.contains("\"more\":true"), done);
                assertEquals("baton-tick Event {\"kind\":\"tick\"}", lambda.next());
            }
        }
    }
}
