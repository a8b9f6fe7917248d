package dev.baton.cli.sparky;

import dev.baton.cli.client.Api;
import dev.baton.cli.client.Failure;
import dev.baton.cli.client.Refusal;
import dev.baton.cli.client.Shell;
import dev.baton.cli.json.Json;
import dev.baton.cli.runner.Beside;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Takes what is queued in Sparky's lanes and runs it, beside a workflow's jobs where a worker has such. Where no place is free, only
 * what was spawned deeper than all that runs here is taken: a job that waits for its children would else keep them from their place.
 * {@link #run} is called once; the rest from any thread.
 */
public final class SparkyShift implements AutoCloseable {
    /** From this status on a refusal may pass. */
    private static final int SERVERS_OWN = 500;

    private static final long BUSY_MILLIS = 300;
    private static final long IDLE_MILLIS = 1_000;
    private static final long AWAY_MILLIS = 5_000;
    private static final long STOP_MILLIS = 15_000;

    private final Shell shell;
    private final Api api;
    private final Beside room;
    private final BooleanSupplier waiting;
    private final long longest;
    private final String name = "worker-" + ProcessHandle.current().pid();
    private final Map<Thread, Integer> running = new ConcurrentHashMap<>();
    private volatile Failure broken;
    private volatile boolean draining;
    private volatile boolean stopped;

    /**
     * A shift for the jobs of that server.
     *
     * @param waiting whether it is worth asking, where this process can tell: then it looks twice a second; else null, and an idle
     *     server is asked less and less, every five seconds at last
     */
    public SparkyShift(Shell shell, Api api, Beside room, BooleanSupplier waiting) {
        this.shell = shell;
        this.api = api;
        this.room = room;
        this.waiting = waiting == null ? () -> true : waiting;
        longest = waiting == null ? AWAY_MILLIS : IDLE_MILLIS / 2;
    }

    /** Begins on a thread of its own. */
    public void begin() {
        Thread.ofPlatform().daemon().name("baton-sparky").start(() -> {
            try {
                run();
            } catch (Failure refused) {
                broken = refused;
                if (!draining) {
                    shell.err().println("warning: what is queued for Sparky is left alone: " + refused.getMessage());
                }
            } finally {
                over();
            }
        });
    }

    private synchronized void over() {
        stopped = true;
        notifyAll();
    }

    /**
     * Takes what can be run here until nothing is left, and returns when all of it has ended.
     *
     * @throws Failure where the server refuses, or is away
     */
    public void drain() {
        draining = true;
        synchronized (this) {
            notifyAll();
            while (!stopped) {
                try {
                    wait(BUSY_MILLIS);
                } catch (InterruptedException stopping) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
        if (broken != null) {
            throw broken;
        }
    }

    /** Works until it is stopped or drained; throws Failure where the server refuses. */
    public void run() {
        boolean away = false;
        long pause = BUSY_MILLIS;
        try {
            while (!stopped) {
                boolean idle = running.isEmpty();
                try {
                    if (waiting.getAsBoolean() && take()) {
                        pause = BUSY_MILLIS;
                        away = false;
                        continue;
                    }
                    away = false;
                } catch (RuntimeException trouble) {
                    boolean meant = trouble instanceof Refusal refusal && refusal.status() < SERVERS_OWN;
                    if (meant || draining && idle) {
                        throw trouble;
                    }
                    if (!away) {
                        shell.err().println("warning: " + trouble.getMessage() + "; trying again");
                    }
                    away = true;
                }
                // Nothing ran before it asked, so that nothing of ours can have queued anything since.
                if (draining && idle && !away) {
                    return;
                }
                pause = running.isEmpty() ? Math.min(longest, pause + IDLE_MILLIS / 4) : BUSY_MILLIS;
                rest(away ? AWAY_MILLIS : pause);
            }
        } finally {
            over();
        }
    }

    private synchronized void rest(long millis) {
        if (stopped) {
            return;
        }
        try {
            wait(millis);
        } catch (InterruptedException stopping) {
            stopped = true;
        }
    }

    private boolean take() {
        int deepest =
                running.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        int deeperThan = room.free() > 0 ? 0 : deepest;
        Json asked = Json.EMPTY.with("worker", Json.of(name)).with("deeper_than", Json.of(deeperThan));
        Json job = api.baton("POST", "/sparky/work", asked).get("job");
        if (job.text("project").isEmpty()) {
            return false;
        }
        Thread thread = Thread.ofPlatform().daemon().name("baton-sparky-job").unstarted(() -> perform(job));
        running.put(thread, (int) job.number("depth"));
        room.change(1);
        thread.start();
        return true;
    }

    private void perform(Json job) {
        try {
            new ScenarioRun(api, Scenario.of(job, shell, api)).run();
        } catch (Failure wrong) {
            shell.err()
                    .println("warning: job " + job.text("project").orElse("") + "/"
                            + job.text("job_id").orElse("") + ": " + wrong.getMessage());
            giveUp(job, wrong.getMessage());
        } finally {
            room.change(-1);
            running.remove(Thread.currentThread());
            synchronized (this) {
                notifyAll();
            }
        }
    }

    private void giveUp(Json job, String why) {
        String address = "/sparky/work/" + Api.encode(job.text("project").orElse("")) + "/"
                + Api.encode(job.text("job_id").orElse("")) + "/end";
        try {
            api.baton(
                    "POST",
                    address,
                    Json.EMPTY
                            .with("build", Json.of(job.number("build")))
                            .with("exit_code", Json.of(1))
                            .with("why", Json.of(why)));
        } catch (Failure known) {
            shell.err().println("warning: its end could not be told: " + known.getMessage());
        }
    }

    /** Takes no more, stops what runs, and returns when all of that is over and told, after 15 seconds at the latest. */
    @Override
    public void close() {
        over();
        running.keySet().forEach(Thread::interrupt);
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(STOP_MILLIS);
        for (Thread thread : running.keySet()) {
            try {
                thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
            } catch (InterruptedException impatient) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
