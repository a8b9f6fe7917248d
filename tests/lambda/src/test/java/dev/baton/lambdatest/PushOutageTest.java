package dev.baton.lambdatest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.engine.Backend;
import dev.baton.engine.Engine;
import dev.baton.engine.job.Job;
import dev.baton.engine.job.JobStatus;
import dev.baton.engine.push.AnswerText;
import dev.baton.engine.push.Callbacks.Word;
import dev.baton.engine.push.Push;
import dev.baton.engine.push.Sent;
import dev.baton.engine.workflow.StoredEngine;
import dev.baton.store.dynamodb.CloudStores;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** The store is out of order while push jobs are in flight: whatever a target did counts, once. */
@Isolated("a store's budget of about a second")
final class PushOutageTest {
    private static final int PATIENCE = 100;
    private static final int SEEDS = 2;
    private static final int WIDTH = 6;

    private int busy;

    private static String fan(Targets targets) {
        StringBuilder yaml = new StringBuilder("name: fan\njobs:\n  - {name: first, command: x}\n");
        for (int i = 0; i < WIDTH; i++) {
            yaml.append("  - {name: n%d, target: \"%s\", depends_on: [first]}\n".formatted(i, targets.url("later")));
        }
        return yaml.append("  - {name: last, target: \"%s\", depends_on: [n0, n1, n2, n3, n4, n5]}\n"
                        .formatted(targets.url("once")))
                .toString();
    }

    /** Some of the store's answers are lost, others are refusals: which, a seed decides. */
    private static void trouble(FaultProxy proxy, int seed) {
        Random chance = new Random(seed);
        List<Fault> faults = List.of(Fault.ANSWER_LOST, Fault.FAILED, Fault.THROTTLED);
        AtomicInteger left = new AtomicInteger();
        AtomicInteger kind = new AtomicInteger();
        proxy.faults(operation -> {
            if (left.get() <= 0 && chance.nextInt(10) == 0) {
                left.set(1 + chance.nextInt(12));
                kind.set(chance.nextInt(faults.size()));
            }
            return left.decrementAndGet() >= 0 ? faults.get(kind.get()) : Fault.NONE;
        });
    }

    /** A step of a caller, which it repeats as long as it is told to. */
    private interface Step {
        Caller.Reply take() throws Exception;
    }

    private int patiently(Step step) throws Exception {
        for (int again = 0; again < PATIENCE; again++) {
            int status = step.take().status();
            if (status != 503) {
                return status;
            }
            busy++;
        }
        throw new AssertionError("busy for ever");
    }

    private static boolean over(Engine engine, long workflow) {
        return engine.workflows().completion(workflow).complete();
    }

    /** An engine over the same table for which it is later, and which sends to the same targets: whatever died meanwhile is overdue. */
    private static Engine later(CloudStores stores, Targets targets, Duration ahead) {
        Caller sender = new Caller(targets.base(), null);
        Push push = Push.plain(
                (target, delivery) -> {
                    try {
                        String path = URI.create(target.text()).getPath();
                        String body = new String(delivery.bytes(), StandardCharsets.UTF_8);
                        return AnswerText.ofReply(sender.post(path, body).text())
                                .<Sent>map(Sent.Answered::new)
                                .orElseGet(Sent.Accepted::new);
                    } catch (IOException | InterruptedException broken) {
                        return new Sent.Failed(broken.toString(), null);
                    }
                },
                URI.create("https://" + UrlEvent.DOMAIN),
                true);
        return new StoredEngine(Backend.plain(stores.items(), stores.blobs(), Clock.offset(Clock.systemUTC(), ahead))
                .with(byte[]::new)
                .with(push));
    }

    private static void settle(CloudStores stores, Targets targets, long workflow) {
        Word good = new Word.Ended(new dev.baton.engine.push.Answer(true, 0, Map.of(), null));
        for (int round = 1; round <= PATIENCE; round++) {
            Engine engine = later(stores, targets, Duration.ofMinutes(2L * round));
            engine.tick();
            for (JsonNode delivery = targets.poll(); delivery != null; delivery = targets.poll()) {
                engine.callbacks()
                        .call(
                                delivery.at("/job/id").asLong(),
                                delivery.at("/callback/nonce").asText(),
                                delivery.at("/callback/token").asText(),
                                good);
            }
            if (over(engine, workflow)) {
                return;
            }
        }
        throw new AssertionError("the workflow does not end");
    }

    @Test
    void nothing_is_lost_and_nothing_ends_twice() throws Exception {
        Cloud cloud = Cloud.create("pushoutage");
        try (CloudStores stores = cloud.open();
                Targets targets =
                        new Targets().acceptingAs("later").answering("once", delivery -> "{\"status\":\"completed\"}");
                FaultProxy proxy = new FaultProxy(cloud.dynamoDb())) {
            Map<String, String> environment = cloud.behind(proxy.url()).environment();
            environment.put("BATON_PUSH_ALLOW", "127.0.0.1");
            environment.put("BATON_STORE_BUDGET_MS", "1000");
            try (FunctionUrl url = FunctionUrl.open(environment, 1)) {
                Caller caller = new Caller(url.url());
                for (int seed = 1; seed <= SEEDS; seed++) {
                    round(seed, caller, proxy, stores, targets);
                }
            }
            assertTrue(busy > 0, "somebody was told to come again");
        }
    }

    private void round(int seed, Caller caller, FaultProxy proxy, CloudStores stores, Targets targets)
            throws Exception {
        targets.got().clear();
        TorcClient client = TorcClient.create(caller, fan(targets));
        long first = client.claim(1).getFirst();
        client.tryStart(first).good();
        trouble(proxy, seed);
        // Its end unblocks, claims and sends all that follow.
        int ended = patiently(() -> client.tryComplete(first));
        assertTrue(ended == 200 || ended == 422, "the end of the first: " + ended);
        for (JsonNode delivery = targets.poll(); delivery != null; delivery = targets.poll()) {
            JsonNode one = delivery;
            int taken = patiently(() -> Targets.callBack(caller, one, "{\"status\":\"completed\"}"));
            assertTrue(taken == 200 || taken == 409, "a callback: " + taken);
        }
        proxy.faults(operation -> Fault.NONE);
        int before = targets.got().size();
        settle(stores, targets, client.workflow);
        System.out.printf(
                "outage %d: %d times 503 so far, %d deliveries in it and %d after it%n",
                seed, busy, before, targets.got().size() - before);
        check(later(stores, targets, Duration.ZERO), client.workflow, targets);
    }

    private static void check(Engine engine, long workflow, Targets targets) {
        Set<String> keys = new HashSet<>();
        for (Job job : engine.jobs().list(workflow)) {
            assertEquals(JobStatus.COMPLETED, job.status(), job.spec().name());
            assertEquals(1, job.attempt(), job.spec().name());
            keys.add(job.id() + "-1");
        }
        assertEquals(WIDTH + 2, engine.results().all(workflow).size(), "one result a job");
        Set<String> sent = new HashSet<>();
        targets.got()
                .forEach(delivery -> sent.add(delivery.get("idempotency_key").asText()));
        assertTrue(keys.containsAll(sent), "what was sent twice says so by its key");
        assertEquals(WIDTH + 1, sent.size(), "every target got its job");
    }
}
