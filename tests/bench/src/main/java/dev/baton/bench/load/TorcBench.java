package dev.baton.bench.load;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.bench.Report;
import dev.baton.bench.Scratch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A workflow of 10,000 jobs through Torc's API: bulk creation, initialisation, listing, and 200 workers that claim one job after the other,
 * start and complete it. The server has done as much twice before. Once all workers are as fast as they can be; once their jobs take a second, as long as short jobs do.
 */
public final class TorcBench {
    private static final int JOBS = Integer.getInteger("baton.bench.torc.jobs", 10_000);
    private static final int WORKERS = Integer.getInteger("baton.bench.torc.workers", 200);
    private static final int ROUNDS = Integer.getInteger("baton.bench.rounds", 3);
    private static final int WARM_UPS = 2;
    private static final double SECOND = 1e9;
    private static final int TARGET_MILLIS = 50;
    private static final String BASE = "/torc-service/v1";

    private TorcBench() {}

    /** @param root Baton's own folder, where its launcher is */
    public static void run(Report report, Path root) throws Exception {
        report.table(
                JOBS + " jobs through Torc's API on SQLite, " + WORKERS
                        + " workers who claim one job at a time (p50 / p99 / max)",
                "workers",
                "round",
                "create",
                "initialise",
                "list",
                "claim",
                "target p99",
                "complete",
                "completions a second",
                "processor time a job");
        for (Duration work : List.of(Duration.ZERO, Duration.ofSeconds(1))) {
            try (Scratch scratch = Scratch.create();
                    BatonServer server = BatonServer.start(root, scratch.folder())) {
                // These are not shown: the server warms up with them.
                for (int round = 0; round < WARM_UPS; round++) {
                    measured(server, Duration.ZERO, round);
                }
                for (int round = 1; round <= ROUNDS; round++) {
                    report.row(measured(server, work, round));
                }
            }
        }
        report.print();
    }

    private static String[] measured(BatonServer server, Duration work, int round) throws IOException {
        Requests requests = server.requests();
        long workflow = Reply.json(Series.ask(
                        server.port(),
                        requests.post(BASE + "/workflows", "{\"name\": \"bench\", \"user\": \"bench\"}")))
                .path("id")
                .longValue();
        String jobs = IntStream.range(0, JOBS)
                .mapToObj(i -> "{\"workflow_id\": " + workflow + ", \"name\": \"j" + i + "\", \"command\": \"true\"}")
                .collect(Collectors.joining(", ", "{\"jobs\": [", "]}"));
        double create = seconds(server, requests.post(BASE + "/bulk_jobs", jobs));
        double initialise = seconds(server, requests.post(BASE + "/workflows/" + workflow + "/initialize_jobs", "{}"));
        double list = seconds(server, requests.get(BASE + "/jobs?workflow_id=" + workflow + "&limit=" + JOBS));
        long run = Reply.json(Series.ask(server.port(), requests.get(BASE + "/workflows/" + workflow + "/status")))
                .path("run_id")
                .longValue();
        Tally tally = new Tally();
        List<Worker> workers = new ArrayList<>();
        long[] nodes = nodes(server, workflow);
        for (long node : nodes) {
            workers.add(new Worker(requests, workflow, run, node, work, tally));
        }
        double cpu = server.cpu().toNanos();
        double took = Crowd.ask(server.port(), workers) / SECOND;
        cpu = (server.cpu().toNanos() - cpu) / 1000 / JOBS;
        tally.check(server, requests, workflow);
        return new String[] {
            work.isZero() ? "at full speed" : "jobs of " + work.toSeconds() + " s",
            Integer.toString(round),
            String.format(Locale.ROOT, "%.2f s", create),
            String.format(Locale.ROOT, "%.2f s", initialise),
            String.format(Locale.ROOT, "%.2f s", list),
            tally.claims.toString(),
            TARGET_MILLIS + " ms",
            tally.completions.toString(),
            String.format(Locale.ROOT, "%.0f", JOBS / took),
            String.format(Locale.ROOT, "%.0f us", cpu)
        };
    }

    private static double seconds(BatonServer server, byte[] request) throws IOException {
        long begun = System.nanoTime();
        Series.ask(server.port(), request);
        return (System.nanoTime() - begun) / SECOND;
    }

    private static long[] nodes(BatonServer server, long workflow) throws IOException {
        List<Long> nodes = new ArrayList<>();
        Series.ask(
                server.port(),
                IntStream.range(0, WORKERS)
                        .mapToObj(i -> new Series.Question(
                                server.requests()
                                        .post(
                                                BASE + "/compute_nodes",
                                                "{\"workflow_id\": " + workflow + ", \"hostname\": \"n" + i
                                                        + "\", \"pid\": 1, \"start_time\": \"2026-11-20T23:51:51.000Z\","
                                                        + " \"num_cpus\": 1, \"memory_gb\": 4, \"num_gpus\": 0,"
                                                        + " \"num_nodes\": 1, \"compute_node_type\": \"local\"}"),
                                answer ->
                                        nodes.add(Reply.json(answer).path("id").longValue())))
                        .iterator());
        return nodes.stream().mapToLong(Long::longValue).toArray();
    }

    /** What all workers did. */
    static final class Tally {
        final Latencies claims = new Latencies();
        final Latencies completions = new Latencies();
        /** Claims that found nothing: the last of each worker. */
        final Latencies idle = new Latencies();

        private final Set<Long> given = new HashSet<>();

        void given(long job) {
            if (!given.add(job)) {
                throw new IllegalStateException("job " + job + " was given twice");
            }
        }

        /** That each job was given once, and that the server says they are complete. */
        void check(BatonServer server, Requests requests, long workflow) throws IOException {
            JsonNode done = Reply.json(Series.ask(
                    server.port(),
                    requests.get(BASE + "/jobs?workflow_id=" + workflow + "&status=completed&limit=" + JOBS)));
            int count = done.path("items").size();
            if (given.size() != JOBS || count != JOBS) {
                throw new IllegalStateException(given.size() + " jobs were given and " + count + " are complete");
            }
        }
    }
}
