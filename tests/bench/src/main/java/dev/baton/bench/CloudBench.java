package dev.baton.bench;

import dev.baton.bench.load.Latencies;
import dev.baton.engine.Backend;
import dev.baton.engine.Engine;
import dev.baton.engine.node.ComputeNode;
import dev.baton.engine.node.NodeOffer;
import dev.baton.engine.spec.WorkflowSpec;
import dev.baton.engine.store.StoreBusyException;
import dev.baton.engine.worker.Assignment;
import dev.baton.engine.worker.ClaimRequest;
import dev.baton.engine.workflow.StoredEngine;
import dev.baton.parts.DynamoDbLocal;
import dev.baton.parts.S3Proxy;
import dev.baton.store.dynamodb.CloudSettings;
import dev.baton.store.dynamodb.CloudStores;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Many workers that claim one job after the other and complete it, the engine in this process on DynamoDB Local. The emulator does some
 * hundred operations a second, so this tells how claims bear each other, not how fast DynamoDB is.
 */
final class CloudBench {
    private static final int JOBS = 500;
    private static final int WORKERS = 20;
    private static final double SECOND = 1e9;
    private static final String TIME = "2026-11-01T00:00:00.000Z";
    private static final NodeOffer OFFER = new NodeOffer(1, 1L << 40, 0, 1, Long.MAX_VALUE, null);
    private static final ClaimRequest ONE = new ClaimRequest(1, OFFER, false, null, false);

    private CloudBench() {}

    static void run(Report report) throws Exception {
        report.table(
                JOBS + " jobs on DynamoDB Local, " + WORKERS + " workers who claim one at a time (p50 / p99 / max)",
                "round",
                "create",
                "initialise",
                "list",
                "claim",
                "complete",
                "completions a second");
        try (DynamoDbLocal dynamoDb = DynamoDbLocal.start();
                S3Proxy s3 = S3Proxy.start()) {
            CloudSettings settings = new CloudSettings(
                    "baton-bench",
                    "baton-bench",
                    Optional.of(dynamoDb.endpoint()),
                    Optional.of(s3.endpoint()),
                    Duration.ofMinutes(1));
            CloudStores.create(settings);
            try (CloudStores stores = CloudStores.open(settings, Clock.systemUTC())) {
                Engine engine = new StoredEngine(Backend.plain(stores.items(), stores.blobs(), Clock.systemUTC()));
                // The first is not shown: the emulator warms up with it.
                for (int round = 0; round <= 2; round++) {
                    String[] row = measured(engine, round);
                    if (round > 0) {
                        report.row(row);
                    }
                }
            }
        }
        report.print();
    }

    /** What one worker did. */
    private static final class Worker {
        private final Latencies claims = new Latencies();
        private final Latencies completions = new Latencies();

        Worker work(Engine engine, long workflow, Set<Long> given) {
            long node = engine.workers().join(machine(workflow)).id();
            while (true) {
                long begun = System.nanoTime();
                List<Assignment> claimed = patiently(() -> engine.workers().claim(node, ONE));
                if (claimed.isEmpty()) {
                    return this;
                }
                claims.add(System.nanoTime() - begun);
                for (Assignment assignment : claimed) {
                    if (!given.add(assignment.job().id())) {
                        throw new IllegalStateException(assignment.job().id() + " was given twice");
                    }
                    begun = System.nanoTime();
                    patiently(
                            () -> engine.workers().finish(node, NoOpWorker.end(assignment, workflow, node), Map.of()));
                    completions.add(System.nanoTime() - begun);
                }
            }
        }
    }

    /** An emulator that is too busy asks for patience, as DynamoDB does. */
    private static <T> T patiently(Callable<T> call) {
        while (true) {
            try {
                return call.call();
            } catch (StoreBusyException busy) {
                Thread.onSpinWait();
            } catch (RuntimeException broken) {
                throw broken;
            } catch (Exception impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    private static ComputeNode machine(long workflow) {
        return new ComputeNode(0, workflow, "bench", 1, TIME, null, true, 1, 1024, 0, 1, null, null, "local", null);
    }

    private static String[] measured(Engine engine, int round) throws Exception {
        WorkflowSpec spec = SpecText.parse(SpecText.of(Layers.independent(JOBS)));
        long begun = System.nanoTime();
        long workflow = engine.workflows().create(spec, "bench", false).id();
        double create = (System.nanoTime() - begun) / SECOND;
        begun = System.nanoTime();
        engine.workflows().initialize(workflow, false, false);
        double initialise = (System.nanoTime() - begun) / SECOND;
        begun = System.nanoTime();
        engine.jobs().list(workflow);
        double list = (System.nanoTime() - begun) / SECOND;
        begun = System.nanoTime();
        Set<Long> given = ConcurrentHashMap.newKeySet();
        Latencies claims = new Latencies();
        Latencies completions = new Latencies();
        try (ExecutorService threads = Executors.newFixedThreadPool(WORKERS)) {
            List<Future<Worker>> workers = new ArrayList<>();
            for (int i = 0; i < WORKERS; i++) {
                workers.add(threads.submit(() -> new Worker().work(engine, workflow, given)));
            }
            for (Future<Worker> worker : workers) {
                claims.addAll(worker.get().claims);
                completions.addAll(worker.get().completions);
            }
        }
        double took = (System.nanoTime() - begun) / SECOND;
        if (given.size() != JOBS || !engine.workflows().completion(workflow).complete()) {
            throw new IllegalStateException(given.size() + " jobs ran");
        }
        return new String[] {
            Integer.toString(round),
            String.format(Locale.ROOT, "%.2f s", create),
            String.format(Locale.ROOT, "%.2f s", initialise),
            String.format(Locale.ROOT, "%.2f s", list),
            claims.toString(),
            completions.toString(),
            String.format(Locale.ROOT, "%.0f", JOBS / took)
        };
    }
}
