package dev.baton.cli.runner;

import dev.baton.engine.job.JobStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The latest progress, asked for no more often than needed. A source counts many jobs seldom; what happened here since then is shown
 * all the same. Not thread-safe.
 */
final class ProgressBoard {
    /** Other runners' doings are seen this late when nothing happens here. */
    private static final int UNCHANGED_FACTOR = 10;

    private final JobSource source;
    private final ProgressView view;
    private final Clock clock;
    private final Duration every;
    private Progress latest;
    private Instant asked = Instant.EPOCH;
    private boolean stale = true;
    private RuntimeException failure;
    /** By how many jobs each status differs from what was counted, by what happened here since. */
    private final long[] moved = new long[JobStatus.values().length];

    ProgressBoard(JobSource source, ProgressView view, Clock clock, Duration every, Progress known) {
        this.latest = known;
        this.source = source;
        this.view = view;
        this.clock = clock;
        this.every = every;
    }

    /** Something has changed since the last time it was asked. */
    void stale() {
        stale = true;
    }

    /** A job was started here. */
    void started() {
        stale = true;
        move(JobStatus.READY, JobStatus.RUNNING);
    }

    /** A job that was started here has this status now. */
    void ended(JobStatus now) {
        stale = true;
        move(JobStatus.RUNNING, now);
    }

    private void move(JobStatus from, JobStatus to) {
        moved[from.ordinal()]--;
        moved[to.ordinal()]++;
    }

    /** The progress now; empty when the source fails, see {@link #failure()}. */
    Optional<Progress> ask() {
        asked = clock.instant();
        try {
            Progress now = source.progress();
            // What was counted anew holds what happened here, and so differs.
            if (!now.counts().equals(latest.counts())) {
                Arrays.fill(moved, 0);
            }
            latest = now;
            stale = false;
            return Optional.of(latest);
        } catch (RuntimeException away) {
            failure = away;
            return Optional.empty();
        }
    }

    /** Why the last {@link #ask} was empty. */
    RuntimeException failure() {
        return failure;
    }

    /** The progress at the end: asked for anew, unless nothing has changed since the workflow was seen to be complete. */
    Progress latest() {
        if (stale || !latest.complete()) {
            ask();
        }
        return shown();
    }

    /** Shows the progress, asking for it when it is old; returns it when it was asked for. */
    Optional<Progress> show() {
        Duration age = Duration.between(asked, clock.instant());
        boolean due = age.compareTo(stale ? every : Duration.ofNanos(UNCHANGED_FACTOR * every.toNanos())) >= 0;
        Optional<Progress> answer = due ? ask() : Optional.empty();
        view.progress(shown());
        return answer;
    }

    private Progress shown() {
        Map<JobStatus, Long> counts = new EnumMap<>(JobStatus.class);
        for (JobStatus status : JobStatus.values()) {
            counts.put(status, latest.count(status) + moved[status.ordinal()]);
        }
        // What became ready since it was counted was blocked then; what runs here may have been claimed only.
        lend(counts, JobStatus.BLOCKED, JobStatus.READY);
        lend(counts, JobStatus.PENDING, JobStatus.RUNNING);
        counts.values().removeIf(count -> count <= 0);
        return new Progress(counts, latest.complete(), latest.canceled(), latest.moreToCome());
    }

    private static void lend(Map<JobStatus, Long> counts, JobStatus from, JobStatus to) {
        long lack = Math.min(0, counts.get(to));
        counts.merge(from, lack, Long::sum);
        counts.merge(to, -lack, Long::sum);
    }
}
