package dev.baton.cli.runner;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Alarms that ring when a test says so. Thread-safe. */
final class ManualAlarms implements Alarms {
    private final List<Entry> entries = new ArrayList<>();

    private record Entry(Duration delay, boolean repeats, Runnable callback) {}

    @Override
    public synchronized Alarm after(Duration delay, Runnable callback) {
        return add(new Entry(delay, false, callback));
    }

    @Override
    public synchronized Alarm every(Duration period, Runnable callback) {
        return add(new Entry(period, true, callback));
    }

    private Alarm add(Entry entry) {
        entries.add(entry);
        return () -> {
            synchronized (this) {
                entries.remove(entry);
            }
        };
    }

    /** Rings those with this delay or period; returns how many there were. */
    synchronized int ring(Duration delay) {
        List<Entry> due =
                entries.stream().filter(entry -> entry.delay().equals(delay)).toList();
        entries.removeIf(entry -> due.contains(entry) && !entry.repeats());
        due.forEach(entry -> entry.callback().run());
        return due.size();
    }

    /** How many with this delay or period are set. */
    synchronized long set(Duration delay) {
        return entries.stream().filter(entry -> entry.delay().equals(delay)).count();
    }

    @Override
    public void close() {}
}
