package dev.baton.cli.server;

import dev.baton.engine.Backend;
import java.time.Duration;

/** Rings in this process when the engine changed something that a waiting runner may want to know. Thread-safe. */
final class Bell implements Backend.News {
    private final Object monitor = new Object();
    private long rung;

    @Override
    public void of(long workflowId) {
        synchronized (monitor) {
            rung++;
            monitor.notifyAll();
        }
    }

    /** Waits for the next ring, so long at most. */
    void await(Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        synchronized (monitor) {
            long before = rung;
            for (long left = end - System.nanoTime(); rung == before && left > 0; left = end - System.nanoTime()) {
                monitor.wait(Math.max(1, left / 1_000_000));
            }
        }
    }
}
