package dev.baton.cli.runner;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What happened, in order, for one thread to handle: so nothing of the runner's state needs a lock. */
final class EventLoop {
    private final BlockingQueue<Runnable> events = new LinkedBlockingQueue<>();

    /** Hands over an event; from any thread. */
    void post(Runnable event) {
        events.add(event);
    }

    /** Waits for an event and handles it and all that came with it; false when none came in time. */
    boolean handle(Duration longest) throws InterruptedException {
        Runnable event = events.poll(longest.toNanos(), TimeUnit.NANOSECONDS);
        if (event == null) {
            return false;
        }
        while (event != null) {
            event.run();
            event = events.poll();
        }
        return true;
    }
}
