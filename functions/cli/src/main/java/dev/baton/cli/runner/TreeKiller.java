package dev.baton.cli.runner;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Ends whole process trees. Blocks; thread-safe. */
final class TreeKiller {
    static final int SIGTERM = 15;
    static final int SIGKILL = 9;
    private static final long LOOK_AGAIN = TimeUnit.MILLISECONDS.toNanos(10);
    private static final int ROUNDS = 500;

    private TreeKiller() {}

    /**
     * Ends a tree and returns when nothing of it is alive.
     *
     * @param grace how long after SIGTERM whatever is left gets SIGKILL; zero for SIGKILL at once
     * @return the signal that ended the root
     */
    static int end(ProcessTree tree, Duration grace) {
        int signal = SIGKILL;
        if (!grace.isZero()) {
            signal = askedToEnd(tree, grace) ? SIGTERM : SIGKILL;
        }
        kill(tree);
        return signal;
    }

    private static boolean askedToEnd(ProcessTree tree, Duration grace) {
        long deadline = System.nanoTime() + grace.toNanos();
        tree.alive().forEach(ProcessHandle::destroy);
        while (!tree.alive().isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(LOOK_AGAIN);
        }
        return !Liveness.of(tree.root());
    }

    /** One round is not enough: while it goes through the list, what is on it may start more. */
    private static void kill(ProcessTree tree) {
        for (int round = 0; round < ROUNDS; round++) {
            Set<ProcessHandle> alive = tree.alive();
            if (alive.isEmpty()) {
                return;
            }
            alive.forEach(ProcessHandle::destroyForcibly);
            LockSupport.parkNanos(LOOK_AGAIN / 5);
        }
    }
}
