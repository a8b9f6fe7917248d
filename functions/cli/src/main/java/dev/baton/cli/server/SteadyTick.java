package dev.baton.cli.server;

import dev.baton.engine.worker.Workers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * The engine's tick of a process that ticks all the time. Where more time has passed since the last one than a lease lasts, the
 * machine slept, its clock was set, or no server was there: then live workers must be able to speak before a tick gives their
 * jobs to others, so that none comes for as long as a lease lasts. Thread-safe.
 */
final class SteadyTick {
    private static final Duration LEASE = Duration.ofSeconds(Workers.LEASE_SECONDS);

    private final Runnable tick;
    private final Clock clock;
    private Instant last;
    private Instant restUntil;

    SteadyTick(Runnable tick, Clock clock) {
        this(tick, clock, clock.instant());
    }

    /** @param before when another process last ticked */
    SteadyTick(Runnable tick, Clock clock, Instant before) {
        this.tick = tick;
        this.clock = clock;
        last = before;
        restUntil = before;
    }

    /** Ticks, unless time has leapt. */
    synchronized void tick() {
        Instant now = clock.instant();
        boolean leapt = Duration.between(last, now).compareTo(LEASE) > 0;
        last = now;
        if (leapt) {
            restUntil = now.plus(LEASE);
        } else if (now.isBefore(restUntil.minus(LEASE))) {
            // The clock was set back meanwhile: there is nothing left to wait for.
            restUntil = now;
        }
        if (!now.isBefore(restUntil)) {
            tick.run();
        }
    }
}
