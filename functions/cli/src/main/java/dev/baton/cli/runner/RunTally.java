package dev.baton.cli.runner;

import dev.baton.engine.job.JobStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Keeps what the summary tells of finished jobs, in bounded space. Not thread-safe. */
final class RunTally {
    static final int KEPT_FAILURES = 1000;
    private static final int KEPT_SLOWEST = 5;
    private static final Comparator<FinishedJob> BY_TIME =
            (one, other) -> one.end().wallTime().compareTo(other.end().wallTime());

    private final List<FinishedJob> failures = new ArrayList<>();
    private final PriorityQueue<FinishedJob> slowest = new PriorityQueue<>(BY_TIME);
    private long ran;

    void add(FinishedJob finished) {
        ran++;
        if (finished.end().status() != JobStatus.COMPLETED && failures.size() < KEPT_FAILURES) {
            failures.add(finished);
        }
        slowest.add(finished);
        if (slowest.size() > KEPT_SLOWEST) {
            slowest.poll();
        }
    }

    long ran() {
        return ran;
    }

    List<FinishedJob> failures() {
        return failures;
    }

    List<FinishedJob> slowest() {
        return slowest.stream().sorted(BY_TIME.reversed()).toList();
    }
}
