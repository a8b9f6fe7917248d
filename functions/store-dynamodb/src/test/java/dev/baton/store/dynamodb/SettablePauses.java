package dev.baton.store.dynamodb;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Pauses that take no time but their clock's. Not thread-safe. */
final class SettablePauses implements Pauses {
    final List<Duration> made = new ArrayList<>();
    double chance = 0.5;
    private long now;

    /** Lets time pass. */
    void pass(Duration time) {
        now += time.toNanos();
    }

    @Override
    public long nanoTime() {
        return now;
    }

    @Override
    public void pause(long nanos) {
        made.add(Duration.ofNanos(nanos));
        now += nanos;
    }

    @Override
    public double chance() {
        return chance;
    }
}
