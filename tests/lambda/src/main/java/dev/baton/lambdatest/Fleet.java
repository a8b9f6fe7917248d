package dev.baton.lambdatest;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** The environments of one function: another is started when all are busy, up to a number, as Lambda does. */
final class Fleet implements AutoCloseable {
    private final Role role;
    private final Map<String, String> environment;
    private final int most;
    private final List<Function> all = new ArrayList<>();
    private final Deque<Function> idle = new ArrayDeque<>();

    Fleet(Role role, Map<String, String> environment, int most) {
        this.role = role;
        this.environment = environment;
        this.most = most;
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
        if (function.alive()) {
            idle.push(function);
        }
        notifyAll();
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
