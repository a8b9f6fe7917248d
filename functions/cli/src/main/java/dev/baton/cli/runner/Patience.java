package dev.baton.cli.runner;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How long, and at what pauses, a source that fails is asked again. Not thread-safe. */
final class Patience {
    private static final Duration FIRST = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(15);

    private final Clock clock;
    private final Duration bound;
    private Instant since;
    private Duration next = FIRST;

    Patience(Clock clock, Duration bound) {
        this.clock = clock;
        this.bound = bound;
    }

    boolean inTrouble() {
        return since != null;
    }

    void restored() {
        since = null;
        next = FIRST;
    }

    /** How long to wait before the source is asked again; empty when it has failed for too long. */
    Optional<Duration> pause() {
        Instant now = clock.instant();
        since = since == null ? now : since;
        if (Duration.between(since, now).compareTo(bound) > 0) {
            return Optional.empty();
        }
        Duration pause = next;
        next = pause.multipliedBy(2).compareTo(LONGEST) < 0 ? pause.multipliedBy(2) : LONGEST;
        return Optional.of(pause);
    }
}
