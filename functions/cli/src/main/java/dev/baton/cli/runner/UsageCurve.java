package dev.baton.cli.runner;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * A job's samples, few enough to keep: when there are too many, every second one is dropped, and from then on only every
 * second one is taken. Not thread-safe.
 */
final class UsageCurve {
    /** Enough for a line across a screen. */
    static final int MOST = 256;

    /**
     * A sample.
     *
     * @param millis since the job's start
     * @param cpuTenths tenths of a percent of one core, since the sample before
     */
    record Point(long millis, long memoryBytes, long cpuTenths) {}

    private final List<Point> points = new ArrayList<>();
    private int step = 1;
    private int skipped;

    void add(Point point) {
        skipped++;
        if (skipped < step) {
            return;
        }
        skipped = 0;
        points.add(point);
        if (points.size() == MOST) {
            List<Point> half = new ArrayList<>();
            for (int i = 1; i < points.size(); i += 2) {
                half.add(points.get(i));
            }
            points.clear();
            points.addAll(half);
            step *= 2;
        }
    }

    List<Point> points() {
        return List.copyOf(points);
    }

    /** One of the three numbers of all points. */
    List<Long> all(ToLongFunction<Point> number) {
        return points.stream().map(number::applyAsLong).toList();
    }
}
