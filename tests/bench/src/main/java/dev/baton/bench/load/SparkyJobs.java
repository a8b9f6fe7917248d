package dev.baton.bench.load;

import java.util.HashMap;
import java.util.Map;

/** The jobs of a measurement by number, and what is known of them. Used by one thread. */
final class SparkyJobs {
    final Latencies queueing = new Latencies();
    final Latencies hearing = new Latencies();

    private final long begin;
    private final long gap;
    private final int most;
    private final Map<Integer, Long> sent = new HashMap<>();
    private int next;
    private int awaited;
    private int queued;
    private int ended;
    private int heard;

    SparkyJobs(long begin, int rate, long end) {
        this.begin = begin;
        gap = 1_000_000_000L / rate;
        most = (int) ((end - begin) / gap);
    }

    static String name(int number) {
        return "bench-" + number % SparkyBench.PROJECTS + "/job-" + number;
    }

    static String project(int number) {
        return "bench-" + number % SparkyBench.PROJECTS;
    }

    /** The number of the next job to queue; -1 where all were. */
    int take() {
        return next < most ? next++ : -1;
    }

    /** The number of the next job to wait for; -1 where somebody waits for each. */
    int await() {
        return awaited < most ? awaited++ : -1;
    }

    /** When that job is to be queued. */
    long due(int number) {
        return begin + number * gap;
    }

    void send(int number) {
        sent.put(number, System.nanoTime());
    }

    void queued(long nanos) {
        queued++;
        queueing.add(nanos);
    }

    void end() {
        ended++;
    }

    void hear(int number) {
        heard++;
        hearing.add(System.nanoTime() - sent.remove(number));
    }

    int queued() {
        return queued;
    }

    int ended() {
        return ended;
    }

    int heard() {
        return heard;
    }

    /** Whether each was heard to have ended, whoever ran it. */
    boolean over() {
        return heard >= most;
    }
}
