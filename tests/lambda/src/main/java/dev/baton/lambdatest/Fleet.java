package dev.baton.lambdatest;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The environments of one function: another is started when all are busy, up to a number, as Lambda does. Or all are there from the
 * beginning and serve in turn, so that whatever one of them remembers the next does not know.
 */
final class Fleet implements AutoCloseable {
    private final Role role;
    private final Map<String, String> environment;
    private final int most;
    private final List<Function> all = new ArrayList<>();
    private final Deque<Function> idle = new ArrayDeque<>();
    private final Map<Long, Integer> served = new HashMap<>();
    private final boolean inTurn;

    private Fleet(Role role, Map<String, String> environment, int most, boolean inTurn) {
        this.role = role;
        this.environment = environment;
        this.most = most;
        this.inTurn = inTurn;
    }

    /** Environments that start when they are needed; the one that served last serves next. */
    static Fleet growing(Role role, Map<String, String> environment, int most) {
        return new Fleet(role, environment, most, false);
    }

    /** That many environments from the beginning; the one that has been idle longest serves next. */
    static Fleet inTurn(Role role, Map<String, String> environment, int number) {
        Fleet fleet = new Fleet(role, environment, number, true);
        for (int i = 0; i < number; i++) {
            Function fresh = Function.start(role, environment);
            fleet.all.add(fresh);
            fleet.idle.add(fresh);
        }
        return fleet;
    }

    /** Hands the event to an idle environment, or a new one. */
    Answer invoke(byte[] event, Duration timeout) throws InterruptedException {
        Function function = take();
        try {
            return function.invoke(event, timeout);
        } finally {
            giveBack(function);
        }
    }

    private synchronized Function take() throws InterruptedException {
        while (true) {
            all.removeIf(function -> !function.alive());
            idle.removeIf(function -> !function.alive());
            if (!idle.isEmpty()) {
                return idle.poll();
            }
            if (all.size() < most) {
                Function fresh = Function.start(role, environment);
                all.add(fresh);
                return fresh;
            }
            wait();
        }
    }

    private synchronized void giveBack(Function function) {
        served.merge(function.pid(), 1, Integer::sum);
        if (function.alive()) {
            if (inTurn) {
                idle.add(function);
            } else {
                idle.push(function);
            }
        }
        notifyAll();
    }

    /** How many invocations each environment has taken. */
    synchronized List<Integer> served() {
        return List.copyOf(served.values());
    }

    /** Those that run now, for a test to kill or to read. */
    synchronized List<Function> running() {
        return List.copyOf(all);
    }

    @Override
    public synchronized void close() {
        all.forEach(Function::close);
    }
}
