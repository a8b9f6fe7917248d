package dev.baton.cli.plot;

import java.util.List;

/**
 * What an attempt at a job used over time.
 *
 * @param started in Unix milliseconds
 */
record Curve(long jobId, String name, long attempt, long started, List<Point> points) {
    /** A moment, in milliseconds since the start; 100 percent is one core. */
    record Point(long millis, double memoryBytes, double cpuPercent) {}

    Curve {
        points = List.copyOf(points);
    }

    double peakMemory() {
        return points.stream().mapToDouble(Point::memoryBytes).max().orElse(0);
    }

    double peakCpu() {
        return points.stream().mapToDouble(Point::cpuPercent).max().orElse(0);
    }

    double averageMemory() {
        return points.stream().mapToDouble(Point::memoryBytes).average().orElse(0);
    }

    long lasted() {
        return points.isEmpty() ? 0 : points.getLast().millis();
    }

    /** The name, and which attempt where it is not the first. */
    String label() {
        return attempt == 1 ? name : name + " (attempt " + attempt + ")";
    }
}
