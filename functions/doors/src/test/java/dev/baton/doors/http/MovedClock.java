package dev.baton.doors.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** The clock of a test's server, which goes by itself, and is moved on by tests. */
final class MovedClock extends Clock {
    static final MovedClock CLOCK = new MovedClock();

    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    private MovedClock() {}

    void advance(Duration by) {
        ahead.updateAndGet(by::plus);
    }

    @Override
    public Instant instant() {
        return Clock.systemUTC().instant().plus(ahead.get());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("this clock knows UTC only");
    }
}
