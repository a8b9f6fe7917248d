package dev.baton.lambda;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Sends push jobs on threads of its own, and has an invocation wait for them: a function is frozen as soon as it has answered.
 * What an invocation leaves behind the tick is asked to do. Thread-safe.
 */
final class Sendings implements Executor {
    /** Those of this process. */
    static final Sendings PROCESS = new Sendings();

    /** How many are under way at the same time; each mostly waits for its target. */
    static final int AT_ONCE = 100;

    /** What an invocation keeps of its time for asking the tick, and for its answer. */
    private static final long MARGIN_MILLIS = 4000;

    private static final long IDLE_SECONDS = 10;

    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            AT_ONCE,
            AT_ONCE,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().daemon().name("baton-sending-", 0).factory());
    private int underWay;
    private volatile TickCall tick = () -> {};

    private Sendings() {
        threads.allowCoreThreadTimeOut(true);
    }

    /** From now on this is asked where an invocation leaves something behind. */
    void restGoesTo(TickCall call) {
        tick = call;
    }

    @Override
    public void execute(Runnable work) {
        count(1);
        try {
            threads.execute(() -> {
                try {
                    work.run();
                } finally {
                    count(-1);
                }
            });
        } catch (RuntimeException | Error refused) {
            count(-1);
            throw refused;
        }
    }

    private synchronized void count(int more) {
        underWay += more;
        notifyAll();
    }

    /** To be called before the invocation answers: waits for what is being sent, and has the tick see to the rest. */
    void settle(Invocation invocation) {
        if (!over(invocation.remainingMillis() - Math.min(MARGIN_MILLIS, invocation.wholeMillis() / 4))) {
            invocation.leavesBehind();
        }
        if (invocation.leftBehind()) {
            tick.soon();
        }
    }

    private synchronized boolean over(long millis) {
        long end = System.nanoTime() + millis * 1_000_000;
        try {
            for (long left = millis; underWay > 0 && left > 0; left = (end - System.nanoTime()) / 1_000_000) {
                wait(left);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return underWay == 0;
    }
}
