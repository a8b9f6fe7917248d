package dev.baton.cli.tui;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Fetches facts again and again, in a thread of its own: at once for another screen, soon when something happened, and
 * else after the interval. A server that takes long to answer is asked the less often. Thread-safe.
 */
final class Feed implements AutoCloseable {
    private static final long SOON_NANOS = TimeUnit.SECONDS.toNanos(1);
    /** How much longer than the answer took is the pause after it. */
    private static final int RESTS = 4;

    private final FactsSource source;
    private final long intervalNanos;
    private final Consumer<Facts> found;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Thread thread =
            Thread.ofPlatform().daemon().name("baton-facts").unstarted(this::run);
    private Wanted wanted;
    private boolean atOnce = true;
    private boolean soon;
    private boolean over;
    private Facts last = Facts.NONE;

    Feed(FactsSource source, Duration interval, Wanted first, Consumer<Facts> found) {
        this.source = source;
        this.intervalNanos = interval.toNanos();
        this.wanted = first;
        this.found = found;
    }

    void start() {
        thread.start();
    }

    /** What is on the screen now. */
    void want(Wanted next) {
        signal(() -> {
            atOnce |= next.differs(wanted);
            wanted = next;
        });
    }

    /** Somebody asked. */
    void look() {
        signal(() -> atOnce = true);
    }

    /** Something happened. */
    void happened() {
        signal(() -> soon = true);
    }

    private void signal(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        try {
            long took = 0;
            for (Wanted next = next(0); next != null; next = next(took)) {
                long before = System.nanoTime();
                found.accept(fetched(next));
                took = System.nanoTime() - before;
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private Facts fetched(Wanted next) {
        try {
            last = source.fetch(next);
        } catch (RuntimeException refused) {
            // Whatever it is, the screen stays, and the next look may go well.
            last = last.withProblem(refused.getMessage() == null ? refused.toString() : refused.getMessage());
        }
        return last;
    }

    /** Waits until it is time; null when it is over. */
    private Wanted next(long took) throws InterruptedException {
        lock.lock();
        try {
            long start = System.nanoTime();
            long rest = Math.max(intervalNanos, took * RESTS);
            while (!over && !atOnce) {
                long pause = (soon ? Math.max(SOON_NANOS, took * RESTS) : rest) - (System.nanoTime() - start);
                if (pause <= 0) {
                    break;
                }
                changed.awaitNanos(pause);
            }
            atOnce = false;
            soon = false;
            return over ? null : wanted;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        signal(() -> over = true);
        thread.interrupt();
    }
}
