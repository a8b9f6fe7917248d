package dev.baton.cli.runner;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Alarms by a thread of their own. Callbacks come one at a time; none comes after the close. Thread-safe. */
final class ThreadAlarms implements Alarms {
    private final ScheduledThreadPoolExecutor executor;

    ThreadAlarms(String name) {
        executor = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
        executor.setRemoveOnCancelPolicy(true);
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public Alarm after(Duration delay, Runnable callback) {
        // A runtime limit may be a year or more; longer than that need not be told apart.
        long nanos = delay.compareTo(Duration.ofDays(36_500)) > 0 ? Long.MAX_VALUE / 4 : delay.toNanos();
        ScheduledFuture<?> future = executor.schedule(callback, nanos, TimeUnit.NANOSECONDS);
        return () -> future.cancel(false);
    }

    @Override
    public Alarm every(Duration period, Runnable callback) {
        long nanos = period.toNanos();
        ScheduledFuture<?> future = executor.scheduleWithFixedDelay(callback, nanos, nanos, TimeUnit.NANOSECONDS);
        return () -> future.cancel(false);
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
