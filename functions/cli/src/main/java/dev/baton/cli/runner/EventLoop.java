package dev.baton.cli.runner;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * What happened, in order, handled by one thread at a time: so nothing of the runner's state needs a lock of its own. That is
 * the runner's thread, or, while that one waits, a thread that has seen something happen: to wake another one takes it as long
 * as to handle the event.
 */
final class EventLoop {
    private final Queue<Runnable> events = new ConcurrentLinkedQueue<>();
    private final ReentrantLock turn = new ReentrantLock();
    private volatile Thread runner;
    /** Whether the runner's thread is to look up, although no event waits for it. */
    private volatile boolean wanted;
    /** How many events were handled; like what follows it belongs to who has the turn. */
    private long handled;

    private BooleanSupplier calm = () -> false;
    private Throwable failure;

    /** Hands over an event; from any thread. */
    void post(Runnable event) {
        events.add(event);
        // Whoever has the turn looks for events once more after it.
        if (!turn.isLocked()) {
            LockSupport.unpark(runner);
        }
    }

    /**
     * Handles an event in the thread that saw it, if nobody else is at it and the runner's thread is there; from any other
     * thread.
     *
     * @return false when it was not handled, so that it is to be posted
     */
    boolean handleHere(Runnable event) {
        if (!turn.tryLock()) {
            return false;
        }
        try {
            if (runner == null) {
                return false;
            }
            handleAll();
            handle(event);
            handleAll();
            wanted |= !calm.getAsBoolean();
        } catch (RuntimeException | Error fatal) {
            failure = fatal;
            wanted = true;
        } finally {
            turn.unlock();
        }
        if (wanted || !events.isEmpty()) {
            LockSupport.unpark(runner);
        }
        return true;
    }

    /**
     * Does the runner's work in its thread, which has the turn all the while, but for its waits.
     *
     * @param work calls {@link #await}
     * @param calmly whether the runner's thread has nothing to do by itself after an event that another one handled
     */
    void during(Work work, BooleanSupplier calmly) throws InterruptedException {
        turn.lock();
        try {
            calm = calmly;
            runner = Thread.currentThread();
            work.run();
        } finally {
            runner = null;
            turn.unlock();
        }
    }

    /** The runner's work. */
    interface Work {
        /** Does it. */
        void run() throws InterruptedException;
    }

    /** Waits for an event and handles it and all that came with it; false when nobody handled one in time. */
    boolean await(Duration longest) throws InterruptedException {
        long before = handled;
        handleAll();
        if (handled == before) {
            turn.unlock();
            try {
                park(longest.toNanos());
            } finally {
                turn.lock();
            }
            wanted = false;
            handleAll();
        }
        if (failure instanceof Error error) {
            throw error;
        } else if (failure instanceof RuntimeException exception) {
            throw exception;
        }
        return handled != before;
    }

    private void park(long longest) throws InterruptedException {
        long begun = System.nanoTime();
        long left = longest;
        while (left > 0 && !wanted && events.isEmpty()) {
            LockSupport.parkNanos(this, left);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            left = longest - (System.nanoTime() - begun);
        }
    }

    private void handleAll() {
        for (Runnable event = events.poll(); event != null; event = events.poll()) {
            handle(event);
        }
    }

    private void handle(Runnable event) {
        handled++;
        event.run();
    }
}
