package dev.baton.lambdatest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.engine.Backend;
import dev.baton.engine.Engine;
import dev.baton.engine.job.Job;
import dev.baton.engine.spec.SpecParser;
import dev.baton.engine.spec.SpecSource;
import dev.baton.engine.workflow.StoredEngine;
import dev.baton.store.dynamodb.CloudStores;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Lambda may kill a process at any moment, and invokes once more then. */
final class KillTest {
    private static final String SPEC = """
            name: killed
            jobs:
              - {name: a, command: x}
              - {name: b, command: x, depends_on: [a]}
              - {name: c, command: x, depends_on: [a]}
            """;
    /** What is left when the end of the first job was told, however often and by whomever. */
    private static final List<String> AFTER = List.of("a COMPLETED 1", "b READY 1", "c READY 1");

    @Test
    void an_invocation_that_is_killed_at_any_write_and_repeated_changes_nothing_twice() throws Exception {
        Cloud cloud = Cloud.create("killed");
        try (CloudStores stores = cloud.open();
                FaultProxy proxy = new FaultProxy(cloud.dynamoDb())) {
            Engine engine = new StoredEngine(Backend.plain(stores.items(), stores.blobs(), Clock.systemUTC())
                    .with(byte[]::new));
            Map<String, String> environment = cloud.behind(proxy.url()).environment();
            try (Function living = Function.start(Role.MESSAGE, environment)) {
                int writes = writes(engine, proxy, living);
                assertTrue(writes >= 3, "one end, and two that hear of it: " + writes);
                for (int write = 1; write <= writes; write++) {
                    long job = running(engine);
                    killed(proxy, environment, job, write);
                    living.invoke(finish(job));
                    living.invoke(finish(job));
                    assertEquals(AFTER, told(engine, job), "killed at write " + write);
                    assertEquals(1, engine.results().all(job >> 22).size(), "killed at write " + write);
                }
            }
        }
    }

    /** How many writes the invocation makes that nobody disturbs. */
    private static int writes(Engine engine, FaultProxy proxy, Function undisturbed) {
        long job = running(engine);
        proxy.operations().clear();
        undisturbed.invoke(finish(job));
        assertEquals(AFTER, told(engine, job));
        return (int) proxy.operations().stream().filter(KillTest::writes).count();
    }

    /** Kills the process when its nth write has been applied, and before it hears of that. */
    private static void killed(FaultProxy proxy, Map<String, String> environment, long job, int write)
            throws InterruptedException {
        AtomicInteger seen = new AtomicInteger();
        proxy.faults(operation -> {
            int number = writes(operation) ? seen.incrementAndGet() : seen.get();
            boolean reached = writes(operation) && number == write;
            return reached ? Fault.APPLIED_AND_HELD : number >= write ? Fault.HELD : Fault.NONE;
        });
        try (Function function = Function.start(Role.MESSAGE, environment)) {
            CompletableFuture<Answer> answer = function.begin(finish(job));
            assertTrue(proxy.awaitApplied(), function.log());
            function.kill();
            assertInstanceOf(Answer.Gone.class, answer.join());
        }
        proxy.faults(operation -> Fault.NONE);
    }

    private static boolean writes(String operation) {
        return operation.equals("UpdateItem") || operation.equals("PutItem");
    }

    /** The first job of a new workflow, which runs. */
    private static long running(Engine engine) {
        var spec = SpecParser.parse(new SpecSource("w.yaml", SPEC.getBytes(StandardCharsets.UTF_8)))
                .spec();
        long workflow = engine.workflows().create(spec, "u", true).id();
        long job = engine.claims().next(workflow, 1).getFirst().id();
        engine.jobs().start(job, 1, 0);
        return job;
    }

    private static String finish(long job) {
        return "{\"kind\":\"finish\",\"job_id\":" + job
                + ",\"attempt\":1,\"run_id\":1,\"status\":\"completed\",\"return_code\":0}";
    }

    private static List<String> told(Engine engine, long job) {
        return engine.jobs().list(job >> 22).stream().map(KillTest::line).collect(Collectors.toList());
    }

    private static String line(Job job) {
        return job.spec().name() + " " + job.status() + " " + job.attempt();
    }
}
