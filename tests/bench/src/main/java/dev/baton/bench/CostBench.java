package dev.baton.bench;

import dev.baton.engine.Backend;
import dev.baton.engine.Engine;
import dev.baton.engine.push.Answer;
import dev.baton.engine.push.Links;
import dev.baton.engine.push.Push;
import dev.baton.engine.push.Sent;
import dev.baton.engine.store.InMemoryBlobStore;
import dev.baton.engine.store.InMemoryItemStore;
import dev.baton.engine.workflow.StoredEngine;
import dev.baton.storekit.CountingItemStore;
import dev.baton.storekit.SeededBytes;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a job costs on DynamoDB and Lambda, by counting store operations as DynamoDB bills them; the store's own tests hold the
 * counting against the capacity that DynamoDB reports.
 */
final class CostBench {
    private static final List<Layers> GRAPHS =
            List.of(Layers.chain(500), Layers.fan(90), Layers.fan(1000), Layers.fan(10_000), Layers.independent(1000));
    /** A worker claims and reports each job in a request of its own at worst. */
    private static final double PULL_REQUESTS = 2;
    /** A target that answers at once is one request of the sender's, which a function's end has made already. */
    private static final double PUSH_REQUESTS = 1;

    /** So many jobs the deployed functions send at the same time; the rest of a fan stands ready first. */
    private static final int AT_ONCE = 100;

    private CostBench() {}

    static void run(Report report) {
        report.table(
                "What a job costs, and a million of them in dollars (US East, on demand)",
                "graph",
                "kind",
                "write units",
                "read units",
                "DynamoDB",
                "Lambda",
                "together",
                "Step Functions",
                "ratio",
                "durable functions",
                "ratio");
        for (Layers graph : GRAPHS) {
            row(report, graph, "pull", pull(graph), PULL_REQUESTS);
            row(report, graph, "push", push(graph), PUSH_REQUESTS);
        }
        report.print();
        report.say("Units are from a workflow's creation to its completion, index included, divided by its jobs.");
        report.say(String.format(
                Locale.ROOT,
                "Lambda: %.0f requests for a pull job, %.0f for a push job, billed as %.0f ms of %.0f GB each (assumed).",
                PULL_REQUESTS,
                PUSH_REQUESTS,
                1000 * Prices.SECONDS_A_REQUEST,
                Prices.GIGABYTES));
        report.say(
                "Step Functions Standard: one transition a job; Lambda durable functions: one operation a job. Both are the");
        report.say("least that a job can take there, and leave out what runs the job, as our figures do.");
    }

    private static void row(Report report, Layers graph, String kind, CountingItemStore items, double requests) {
        double writes = (double) items.writeUnits() / graph.jobs();
        double reads = items.readUnits() / graph.jobs();
        double store = Prices.store(writes, reads);
        double functions = Prices.functions(requests);
        double all = store + functions;
        report.row(
                graph.title(),
                kind,
                number(writes),
                number(reads),
                number(store),
                number(functions),
                number(all),
                number(Prices.TRANSITION),
                number(Prices.TRANSITION / all),
                number(Prices.OPERATION),
                number(Prices.OPERATION / all));
    }

    private static String number(double number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }

    private static CountingItemStore pull(Layers graph) {
        CountingItemStore items = new CountingItemStore(new InMemoryItemStore(Clock.systemUTC()));
        Engine engine = new StoredEngine(
                Backend.plain(items, new InMemoryBlobStore(), Clock.systemUTC()).with(new SeededBytes(1)));
        long workflow = engine.workflows()
                .create(SpecText.parse(SpecText.of(graph)), "bench", true)
                .id();
        new NoOpWorker(engine, workflow).untilComplete();
        return items;
    }

    private static CountingItemStore push(Layers graph) {
        CountingItemStore items = new CountingItemStore(new InMemoryItemStore(Clock.systemUTC()));
        Sent done = new Sent.Answered(new Answer(true, 0, Map.of(), null));
        Push push = new Push(
                (target, delivery) -> done,
                Links.NONE,
                () -> URI.create("https://baton.example"),
                true,
                AT_ONCE,
                Push.CALLER,
                () -> true);
        Engine engine = new StoredEngine(Backend.plain(items, new InMemoryBlobStore(), Clock.systemUTC())
                .with(new SeededBytes(1))
                .with(push));
        String spec = SpecText.of(graph).replace("command: \"true\"", "target: \"https://target.example/job\"");
        long workflow =
                engine.workflows().create(SpecText.parse(spec), "bench", true).id();
        while (!engine.workflows().completion(workflow).complete()) {
            engine.tick();
        }
        return items;
    }
}
