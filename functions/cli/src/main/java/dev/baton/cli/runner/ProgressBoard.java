package dev.baton.cli.runner;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The latest progress, asked for no more often than needed. Not thread-safe. */
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

    /** The progress now; empty when the source fails, see {@link #failure()}. */
    Optional<Progress> ask() {
        asked = clock.instant();
        try {
            latest = source.progress();
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
        return latest;
    }

    /** Shows the progress, asking for it when it is old; returns it when it was asked for. */
    Optional<Progress> show() {
        Duration age = Duration.between(asked, clock.instant());
        boolean due = age.compareTo(stale ? every : Duration.ofNanos(UNCHANGED_FACTOR * every.toNanos())) >= 0;
        Optional<Progress> answer = due ? ask() : Optional.empty();
        view.progress(latest);
        return answer;
    }
}
