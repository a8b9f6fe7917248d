package dev.baton.lambdatest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.engine.Backend;
import dev.baton.engine.Engine;
import dev.baton.engine.actor.ActorSettings;
import dev.baton.engine.actor.Caller;
import dev.baton.engine.actor.Ran;
import dev.baton.engine.pipeline.Credential;
import dev.baton.engine.pipeline.JobEvent;
import dev.baton.engine.pipeline.NewPipeline;
import dev.baton.engine.pipeline.NewPipelineJob;
import dev.baton.engine.pipeline.PipelineEvent;
import dev.baton.engine.pipeline.PipelineJobs;
import dev.baton.engine.pipeline.StateMachine;
import dev.baton.engine.workflow.StoredEngine;
import dev.baton.store.dynamodb.CloudStores;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a killed invocation leaves of a message to an actor, ticks do; and Lambda delivers the message once more. */
final class ActorKillTest {
    private static final String PIPELINE = "f0f417f2-ba8b-5ac4-b421-255b69553391";
    private static final Set<String> RUNS = new ConcurrentSkipListSet<>();

    private static LambdaApi lambda;
    private static FaultProxy proxy;
    private static Map<String, String> disturbed;
    private static CloudStores stores;
    private static Engine engine;
    private static Function tick;
    private static Function message;

    @BeforeAll
    static void open() throws Exception {
        lambda = new LambdaApi().on("noting", ActorKillTest::noted);
        Cloud cloud = Cloud.create("killedactors");
        Map<String, String> environment = cloud.environment();
        environment.put("AWS_ENDPOINT_URL_LAMBDA", lambda.url().toString());
        tick = Function.start(Role.TICK, environment);
        proxy = new FaultProxy(cloud.dynamoDb());
        disturbed = cloud.behind(proxy.url()).environment();
        disturbed.put("AWS_ENDPOINT_URL_LAMBDA", lambda.url().toString());
        message = Function.start(Role.MESSAGE, disturbed);
        stores = cloud.open();
        SecureRandom random = new SecureRandom();
        engine = new StoredEngine(
                Backend.plain(stores.items(), stores.blobs(), Clock.systemUTC()).with(count -> {
                    byte[] bytes = new byte[count];
                    random.nextBytes(bytes);
                    return bytes;
                }));
        engine.pipelines().pipelines().register(new NewPipeline(PIPELINE, "app", null, null, null, StateMachine.SEED));
    }

    @AfterAll
    static void close() {
        tick.close();
        message.close();
        stores.close();
        proxy.close();
        lambda.close();
    }

    /** The function notes that it runs, and ends. */
    private static void noted(byte[] event) throws IOException {
        JsonNode call = new ObjectMapper().readTree(event);
        String execution = call.get("executionId").asText();
        RUNS.add(execution);
        engine.actors()
                .executions()
                .finish(
                        engine.actors().directory().get(call.get("actorId").asText()),
                        execution,
                        call.get("attempt").asInt(),
                        Ran.of(0, null, List.of()));
    }

    private static String event(String actor, String body) {
        return "{\"kind\":\"actor\",\"actor\":\"" + actor + "\",\"message\":" + body + ",\"key\":\"" + UUID.randomUUID()
                + "\"}";
    }

    @Test
    void an_event_of_a_job_is_applied_once_wherever_its_invocation_is_killed() throws Exception {
        message.invoke(update(running()));
        int writes = writes(update(running()));
        assertTrue(writes >= 4, "a key, an execution, an event, an end: " + writes);
        for (int write = 1; write <= writes; write++) {
            PipelineJobs.Setup job = running();
            String event = update(job);
            killed(event, ActorKillTest::writing, write);
            later();
            message.invoke(event);
            List<PipelineEvent> history = engine
                    .pipelines()
                    .jobs()
                    .told(job.job().uuid())
                    .history()
                    .stream()
                    .map(entry -> entry.event())
                    .toList();
            assertEquals(
                    List.of(PipelineEvent.CREATE, PipelineEvent.RUN, PipelineEvent.UPDATE),
                    history,
                    "killed at write " + write);
            assertEquals(0, new Later(stores.items()).comes(), "killed at write " + write);
        }
    }

    @Test
    void a_function_is_called_for_its_actor_though_the_invocation_is_killed_before_that() throws Exception {
        String actor = engine.actors()
                .directory()
                .create(Caller.withKey("admin", Set.of(Caller.ADMIN)), ActorSettings.of(LambdaApi.arn("noting")))
                .id();
        message.invoke(event(actor, "0"));
        // The execution is there and not yet in the mail; it has been started and not yet been handed over.
        for (String point : List.of("PutItem 2", "UpdateItem 1")) {
            lambda.settle();
            RUNS.clear();
            String event = event(actor, "1");
            String[] words = point.split(" ");
            killed(event, words[0]::equals, Integer.parseInt(words[1]));
            later();
            message.invoke(event);
            lambda.settle();
            assertEquals(0, new Later(stores.items()).comes(), "killed at " + point);
            assertEquals(1, RUNS.size(), "killed at " + point);
        }
    }

    private static PipelineJobs.Setup running() {
        var data =
                new ObjectMapper().createObjectNode().put("n", UUID.randomUUID().toString());
        PipelineJobs.Setup job = engine.pipelines().jobs().create(NewPipelineJob.of(PIPELINE, data));
        engine.pipelines()
                .jobs()
                .event(new JobEvent(job.job().uuid(), PipelineEvent.RUN, null, null, new Credential.Trusted(true)));
        return job;
    }

    private static String update(PipelineJobs.Setup job) {
        return event(
                "G56vjoAVzGkkq",
                "{\"uuid\":\"" + job.job().uuid() + "\",\"event\":\"update\",\"token\":\"" + job.token() + "\"}");
    }

    /** Minutes go by: what was begun and not ended counts as dead, and then its rest is over. */
    private static void later() {
        Later time = new Later(stores.items());
        for (int minute = 0; minute < 2; minute++) {
            time.comes();
            tick.invoke("{\"kind\":\"tick\"}");
        }
    }

    /** How many writes an invocation makes that nobody disturbs. */
    private static int writes(String event) {
        proxy.operations().clear();
        message.invoke(event);
        return (int) proxy.operations().stream().filter(ActorKillTest::writing).count();
    }

    /** Kills the process when its nth operation of that sort has been applied, and before it hears of that. */
    private static void killed(String event, Predicate<String> sort, int last) throws InterruptedException {
        AtomicInteger seen = new AtomicInteger();
        proxy.faults(operation -> {
            int number = sort.test(operation) ? seen.incrementAndGet() : seen.get();
            boolean reached = sort.test(operation) && number == last;
            return reached ? Fault.APPLIED_AND_HELD : number >= last ? Fault.HELD : Fault.NONE;
        });
        try (Function function = Function.start(Role.MESSAGE, disturbed)) {
            CompletableFuture<Answer> answer = function.begin(event);
            assertTrue(proxy.awaitApplied(), function.log());
            function.kill();
            assertInstanceOf(Answer.Gone.class, answer.join());
        }
        proxy.faults(operation -> Fault.NONE);
    }

    private static boolean writing(String operation) {
        return operation.equals("UpdateItem") || operation.equals("PutItem");
    }
}
