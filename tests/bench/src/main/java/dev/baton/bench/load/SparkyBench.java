package dev.baton.bench.load;

import dev.baton.bench.Report;
import dev.baton.bench.Scratch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Sparky's jobs: 200 a second are queued, 500 clients wait for the next ones by long polls, workers take them and end them at once. Jobs
 * are spread over 100 projects, each of which runs one at a time.
 */
public final class SparkyBench {
    static final int PROJECTS = 100;

    private static final int WAITERS = 500;
    private static final int RATE = 200;
    private static final int QUEUERS = 20;
    private static final int WORKERS = 16;
    private static final int ROUNDS = Integer.getInteger("baton.bench.rounds", 3);
    private static final long SECONDS = Long.getLong("baton.bench.seconds", 60);
    private static final double SECOND = 1e9;

    private SparkyBench() {}

    /** @param root Baton's own folder, where its launcher is */
    public static void run(Report report, Path root) throws Exception {
        report.table(
                WAITERS + " waiters by long poll, " + RATE + " queued jobs a second, for " + SECONDS
                        + " s (p50 / p99 / max; memory at the start, in the middle, at the end)",
                "round",
                "queued a second",
                "target",
                "heard to end",
                "to queue",
                "from queued to heard",
                "MiB on the heap",
                "MiB resident",
                "threads",
                "processor time a job");
        for (int round = 1; round <= ROUNDS; round++) {
            try (Scratch scratch = Scratch.create();
                    BatonServer server = BatonServer.start(root, scratch.folder())) {
                report.row(measured(round, server));
            }
        }
        report.print();
    }

    private static String[] measured(int round, BatonServer server) throws Exception {
        long begin = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
        // Ten seconds more than is counted, for the server to warm up.
        long end = begin + TimeUnit.SECONDS.toNanos(SECONDS + 10);
        SparkyJobs jobs = new SparkyJobs(begin, RATE, end);
        List<Asker> askers = new ArrayList<>();
        for (int i = 0; i < QUEUERS; i++) {
            askers.add(new Queuer(server.requests(), jobs));
        }
        for (int i = 0; i < WORKERS; i++) {
            askers.add(new SparkyWorker(server.requests(), jobs, i));
        }
        for (int i = 0; i < WAITERS; i++) {
            askers.add(new Waiter(jobs));
        }
        Memory memory = new Memory(server, begin, SECONDS + 10);
        Thread watcher = Thread.ofPlatform().start(memory);
        double cpu = server.cpu().toNanos();
        double took = Crowd.ask(server.port(), askers) / SECOND;
        cpu = (server.cpu().toNanos() - cpu) / 1000 / jobs.queued();
        watcher.join();
        return new String[] {
            Integer.toString(round),
            String.format(Locale.ROOT, "%.0f", jobs.queued() / (took - 1)),
            Integer.toString(RATE),
            jobs.ended() + " of " + jobs.queued()
                    + (jobs.heard() == jobs.queued() ? ", all heard" : ", heard " + jobs.heard()),
            jobs.queueing.toString(),
            jobs.hearing.toString(),
            memory.heap(),
            memory.resident(),
            memory.threads(),
            String.format(Locale.ROOT, "%.0f us", cpu)
        };
    }

    /** Looks at the server's memory three times while it works. */
    private static final class Memory implements Runnable {
        private final BatonServer server;
        private final long[] times;
        private final List<String> heap = new ArrayList<>();
        private final List<String> resident = new ArrayList<>();
        private final List<String> threads = new ArrayList<>();

        Memory(BatonServer server, long begin, long seconds) {
            this.server = server;
            times = new long[] {
                begin + TimeUnit.SECONDS.toNanos(10),
                begin + TimeUnit.SECONDS.toNanos(10 + (seconds - 10) / 2),
                begin + TimeUnit.SECONDS.toNanos(seconds - 2)
            };
        }

        @Override
        public void run() {
            try {
                for (long time : times) {
                    TimeUnit.NANOSECONDS.sleep(time - System.nanoTime());
                    heap.add(Long.toString(server.heapMiB()));
                    resident.add(Long.toString(server.residentMiB()));
                    threads.add(Long.toString(server.threads()));
                }
            } catch (IOException | InterruptedException broken) {
                throw new IllegalStateException(broken);
            }
        }

        String heap() {
            return String.join(" / ", heap);
        }

        String resident() {
            return String.join(" / ", resident);
        }

        String threads() {
            return String.join(" / ", threads);
        }
    }
}
