package dev.baton.cli.runner;

import dev.baton.engine.worker.ActionOrder;
import dev.baton.engine.worker.Deed;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Executes actions, one after the other, on a thread of its own, and reports each outcome until the source has heard it. */
final class ActionDeeds implements AutoCloseable {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    private final JobSource source;
    private final Launcher launcher;
    private final WorkerProcesses workers;
    private final long runId;
    private final Duration reportFor;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("baton-action").factory());
    private Launcher.Launched current;
    private boolean stopped;

    /** @param reportFor how long an outcome is reported again while the source fails */
    ActionDeeds(JobSource source, Launcher launcher, WorkerProcesses workers, long runId, Duration reportFor) {
        this.source = source;
        this.launcher = launcher;
        this.workers = workers;
        this.runId = runId;
        this.reportFor = reportFor;
    }

    /** How an action ended, in words. */
    record Outcome(boolean well, String message) {}

    /** Executes the order; the listener hears its outcome when that is reported, and nothing of one that was stopped. */
    void execute(ActionOrder order, Consumer<Optional<Outcome>> listener) {
        thread.execute(() -> {
            Optional<Outcome> outcome = Optional.empty();
            try {
                outcome = isStopped() ? Optional.empty() : done(order);
            } catch (IOException | RuntimeException refused) {
                outcome = Optional.of(new Outcome(false, "it cannot be executed: " + refused.getMessage()));
            }
            if (isStopped()) {
                outcome = Optional.empty();
            }
            outcome.ifPresent(end -> report(order, end));
            listener.accept(outcome);
        });
    }

    private Optional<Outcome> done(ActionOrder order) throws IOException {
        return switch (order.deed()) {
            case Deed.Commands(List<String> commands) -> commands(order, commands);
            case Deed.LocalWorkers local -> Optional.of(new Outcome(true, workers.local(local)));
            case Deed.RemoteWorkers remote -> Optional.of(new Outcome(true, workers.remote(remote)));
            case Deed.Refused(String reason) -> Optional.of(new Outcome(false, reason));
        };
    }

    private Optional<Outcome> commands(ActionOrder order, List<String> commands) throws IOException {
        for (int i = 0; i < commands.size(); i++) {
            Launcher.Launched launched = launcher.action(order, runId, commands.get(i));
            synchronized (this) {
                current = launched;
            }
            if (isStopped()) {
                TreeKiller.end(launched.tree(), Duration.ZERO);
            }
            int code = await(launched.process());
            synchronized (this) {
                current = null;
            }
            if (isStopped()) {
                return Optional.empty();
            }
            if (code != 0) {
                return Optional.of(new Outcome(
                        false,
                        "command " + (i + 1) + " of " + commands.size() + " ended with code " + code + ": "
                                + Printable.line(commands.get(i), 200) + "; its output is in "
                                + launcher.actionLog(order, runId)));
            }
        }
        return Optional.of(
                new Outcome(true, "ran " + (commands.size() == 1 ? "1 command" : commands.size() + " commands")));
    }

    private static int await(Process process) {
        while (true) {
            try {
                return process.waitFor();
            } catch (InterruptedException closing) {
                process.destroyForcibly();
            }
        }
    }

    private void report(ActionOrder order, Outcome end) {
        long deadline = System.nanoTime() + reportFor.toNanos();
        Duration pause = FIRST_PAUSE;
        while (!isStopped()) {
            try {
                source.acted(order, end.well(), end.message());
                return;
            } catch (RuntimeException away) {
                if (System.nanoTime() > deadline || !slept(pause)) {
                    return;
                }
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        }
    }

    private static boolean slept(Duration pause) {
        try {
            Thread.sleep(pause);
            return true;
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private synchronized boolean isStopped() {
        return stopped;
    }

    /** Ends the command that runs, starts no other, and asks the workers that were started to end. */
    void stop() {
        Launcher.Launched running;
        synchronized (this) {
            stopped = true;
            running = current;
        }
        if (running != null) {
            Thread.ofPlatform().name("baton-action-end").start(() -> TreeKiller.end(running.tree(), Duration.ZERO));
        }
        workers.stop();
    }

    /** Executes what comes from now on. */
    synchronized void goOn() {
        stopped = false;
    }

    /** The workers that were started. */
    WorkerProcesses workers() {
        return workers;
    }

    @Override
    public void close() {
        workers.close();
        thread.shutdownNow();
    }
}
