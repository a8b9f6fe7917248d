package dev.baton.cli.runner;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Turns samples of one job into its usage. Thread-safe. */
final class UsageMeter {
    private static final double TICKS_A_SECOND = 100;

    private final Instant start;
    private Instant last;
    private long lastTicks;
    private int samples;
    private long peakMemory;
    private double memorySum;
    private double peakCpu;
    private final UsageCurve curve = new UsageCurve();

    UsageMeter(Instant start) {
        this.start = start;
        this.last = start;
    }

    /** How old the job was when it was last looked at. */
    synchronized Duration lastAge() {
        return Duration.between(start, last);
    }

    Instant start() {
        return start;
    }

    /**
     * Adds a sample.
     *
     * @param resident the tree's resident bytes now
     * @param highest the most that one of its processes ever had, in bytes
     * @param ticks the tree's CPU time so far, in hundredths of a second
     */
    synchronized void add(Instant now, long resident, long highest, long ticks) {
        double seconds = seconds(last, now);
        if (seconds <= 0) {
            return;
        }
        samples++;
        peakMemory = Math.max(peakMemory, Math.max(resident, highest));
        memorySum += resident;
        // A child that ended without being waited for takes its ticks with it: the sum never goes down for us.
        long used = Math.max(ticks, lastTicks);
        double cpu = percent(used - lastTicks, seconds);
        peakCpu = Math.max(peakCpu, cpu);
        curve.add(new UsageCurve.Point(Duration.between(start, now).toMillis(), resident, Math.round(cpu * 10)));
        lastTicks = used;
        last = now;
    }

    synchronized Optional<Usage> usage() {
        return samples == 0
                ? Optional.empty()
                : Optional.of(new Usage(
                        peakMemory,
                        Math.round(memorySum / samples),
                        peakCpu,
                        percent(lastTicks, seconds(start, last))));
    }

    /** For the thread that ended the measuring. */
    UsageCurve curve() {
        return curve;
    }

    private static double percent(long ticks, double seconds) {
        return Math.round(ticks / TICKS_A_SECOND / seconds * 1000) / 10.0;
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / 1e9;
    }
}
