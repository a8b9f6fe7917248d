package dev.baton.lambdatest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** The store is out of order in the middle of everything: callers hear 503, repeat, and nothing is lost or done twice. */
@Isolated("a store's budget of about a second")
final class OutageTest {
    private static final String DIAMOND = """
            name: diamond
            jobs:
              - {name: a, command: x}
              - {name: b, command: x, depends_on: [a]}
              - {name: c, command: x, depends_on: [a]}
              - {name: d, command: x, depends_on: [b, c]}
            """;
    private static final int PATIENCE = 200;

    private static FaultProxy proxy;
    private static FunctionUrl url;
    private static Caller caller;

    @BeforeAll
    static void open() {
        Cloud cloud = Cloud.create("outage");
        proxy = new FaultProxy(cloud.dynamoDb());
        Map<String, String> environment = cloud.behind(proxy.url()).environment();
        environment.put("BATON_STORE_BUDGET_MS", "1500");
        url = FunctionUrl.open(environment, 1);
        caller = new Caller(url.url());
    }

    @AfterAll
    static void close() {
        url.close();
        proxy.close();
    }

    /** A step of a client, which it repeats as long as it is told to. */
    private interface Step {
        Caller.Reply take() throws Exception;
    }

    private final AtomicInteger busy = new AtomicInteger();

    /** Repeats the step while the function says that it is busy, as it says one should. */
    private Caller.Reply patiently(Step step) throws Exception {
        for (int again = 0; again < PATIENCE; again++) {
            Caller.Reply reply = step.take();
            if (reply.status() != 503) {
                return reply;
            }
            busy.incrementAndGet();
            assertEquals("1", reply.header("Retry-After"), reply.text());
        }
        throw new AssertionError("busy for ever");
    }

    /** Leads the diamond to its end. A repeated start or end of what was applied before is refused, and changes nothing. */
    private void live(TorcClient client) throws Exception {
        for (List<String> level : List.of(List.of("a"), List.of("b", "c"), List.of("d"))) {
            // A claim whose answer was lost leaves its jobs claimed: they are told by their status.
            patiently(() -> client.tryClaim(10));
            for (String name : level) {
                long job = client.workflow * (1L << 22) + "abcd".indexOf(name) + 1;
                int started = patiently(() -> client.tryStart(job)).status();
                assertTrue(started == 200 || started == 422, name + " " + started);
                int completed = patiently(() -> client.tryComplete(job)).status();
                assertTrue(completed == 200 || completed == 422, name + " " + completed);
            }
        }
    }

    /** The store fails now and then, for a while each time: which requests meet that is decided by a seed. */
    private TorcClient outage(Fault fault, int length) throws Exception {
        proxy.faults(operation -> Fault.NONE);
        TorcClient client = TorcClient.create(caller, DIAMOND);
        Random chance = new Random(4);
        AtomicInteger left = new AtomicInteger(length);
        proxy.faults(operation -> {
            if (left.get() <= 0 && chance.nextInt(12) == 0) {
                left.set(1 + chance.nextInt(length));
            }
            return left.decrementAndGet() >= 0 ? fault : Fault.NONE;
        });
        live(client);
        proxy.faults(operation -> Fault.NONE);
        return client;
    }

    private void ended(TorcClient client) throws Exception {
        assertEquals(Map.of("a", "completed", "b", "completed", "c", "completed", "d", "completed"), client.statuses());
        assertEquals(4, client.results(), "one result a job");
        assertTrue(
                caller.get("/torc-service/v1/workflows/" + client.workflow + "/is_complete")
                        .good()
                        .get("is_complete")
                        .asBoolean(),
                "the workflow is over");
    }

    @Test
    void throttling_is_told_to_the_caller_and_does_no_harm() throws Exception {
        ended(outage(Fault.THROTTLED, 20));
        assertTrue(busy.get() > 0, "somebody was told to come again");
    }

    @Test
    void failures_of_the_store_do_no_harm() throws Exception {
        ended(outage(Fault.FAILED, 20));
    }

    @Test
    void answers_that_are_lost_do_no_harm() throws Exception {
        ended(outage(Fault.ANSWER_LOST, 12));
    }
}
