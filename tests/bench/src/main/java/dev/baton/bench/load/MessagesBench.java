package dev.baton.bench.load;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.bench.Report;
import dev.baton.bench.Scratch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Notifications of jobs of a pipeline by their callback URLs, as fast as they are answered: a nonce, a token, a UUID and a status in the
 * query. Jobs take turns, so that no two messages at the same time are for one job.
 */
public final class MessagesBench {
    private static final int JOBS = 10_000;
    private static final int AT_ONCE = Integer.getInteger("baton.bench.messages.at-once", 64);
    private static final int ROUNDS = Integer.getInteger("baton.bench.rounds", 3);
    private static final double SECOND = 1e9;
    private static final long WARM_UP = 10_000_000_000L;
    private static final long SUSTAINED = Long.getLong("baton.bench.seconds", 30) * 1_000_000_000L;
    private static final int TARGET = 3000;
    private static final String MANAGER = "G56vjoAVzGkkq";

    private MessagesBench() {}

    /**
     * A job that is told of.
     *
     * @param told how many messages about it were answered
     */
    private static final class Job {
        private final String uuid;
        private final byte[] started;
        private final byte[] update;
        private int told;

        Job(String uuid, String token, String nonce) {
            this.uuid = uuid;
            String path = "/actors/v2/" + MANAGER + "/messages?x-nonce=" + nonce + "&token=" + token + "&uuid=" + uuid
                    + "&status=";
            started = Requests.withoutKey().post(path + "RUNNING", "{\"host\": \"node-7\"}");
            update = Requests.withoutKey().post(path + "UPDATE", "{\"progress\": 0.42, \"note\": \"half way\"}");
        }

        byte[] message() {
            return told == 0 ? started : update;
        }
    }

    /** @param root Baton's own folder, where its launcher is */
    public static void run(Report report, Path root) throws Exception {
        report.table(
                "Messages to the jobs manager by callback URL, " + AT_ONCE + " connections, 30 s, the load included ("
                        + JOBS + " jobs in turn)",
                "round",
                "messages a second",
                "target",
                "ratio",
                "p50 / p99 / max",
                "server's processor time a message",
                "lost");
        for (int round = 1; round <= ROUNDS; round++) {
            try (Scratch scratch = Scratch.create();
                    BatonServer server = BatonServer.start(root, scratch.folder())) {
                report.row(measured(round, server));
            }
        }
        report.print();
    }

    private static String[] measured(int round, BatonServer server) throws IOException {
        List<Job> jobs = jobs(server);
        long begun = System.nanoTime();
        tell(server, jobs, begun + WARM_UP);
        double cpu = server.cpu().toNanos();
        begun = System.nanoTime();
        Latencies latencies = tell(server, jobs, begun + SUSTAINED);
        double seconds = (System.nanoTime() - begun) / SECOND;
        double rate = latencies.count() / seconds;
        return new String[] {
            Integer.toString(round),
            String.format(Locale.ROOT, "%.0f", rate),
            Integer.toString(TARGET),
            String.format(Locale.ROOT, "%.2f", rate / TARGET),
            latencies.toString(),
            String.format(Locale.ROOT, "%.0f us", (server.cpu().toNanos() - cpu) / 1000 / latencies.count()),
            Long.toString(lost(server, jobs))
        };
    }

    /** Tells of the jobs in turn, until that time. */
    private static Latencies tell(BatonServer server, List<Job> jobs, long end) throws IOException {
        Iterator<Series.Question> messages = new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return System.nanoTime() < end;
            }

            @Override
            public Series.Question next() {
                Job job = jobs.get(next);
                next = (next + 1) % jobs.size();
                return new Series.Question(job.message(), answer -> job.told++);
            }
        };
        return Series.ask(server.port(), messages, AT_ONCE);
    }

    private static List<Job> jobs(BatonServer server) throws IOException {
        Requests requests = server.requests();
        String pipeline = Reply.json(Series.ask(
                        server.port(),
                        requests.post(
                                "/pipelines",
                                "{\"name\": \"bench\", \"id\": \"bench\", \"components\": [{\"id\": \"bench-0.1\"}]}")))
                .path("uuid")
                .textValue();
        String nonce = Reply.json(Series.ask(
                        server.port(), requests.post("/actors/v2/" + MANAGER + "/nonces", "{\"maxUses\": -1}")))
                .path("result")
                .path("id")
                .textValue();
        List<Job> jobs = new ArrayList<>();
        Series.ask(
                server.port(),
                IntStream.range(0, JOBS)
                        .mapToObj(i -> new Series.Question(
                                requests.post(
                                        "/pipelinejobs",
                                        "{\"pipeline_uuid\": \"" + pipeline + "\", \"data\": {\"number\": " + i + "}}"),
                                answer -> {
                                    JsonNode job = Reply.json(answer);
                                    jobs.add(new Job(
                                            job.path("uuid").textValue(),
                                            job.path("token").textValue(),
                                            nonce));
                                }))
                        .iterator());
        return jobs;
    }

    /** How many messages that were answered are not in their job's history, in order and without a gap. */
    private static long lost(BatonServer server, List<Job> jobs) throws IOException {
        long[] lost = new long[1];
        Series.ask(
                server.port(),
                jobs.stream()
                        .map(job -> new Series.Question(
                                server.requests().get("/pipelinejobs/" + job.uuid + "/history"),
                                answer -> lost[0] += Math.abs(job.told
                                        + 1
                                        - Reply.json(answer).path("history").size())))
                        .iterator());
        return lost[0];
    }
}
