package dev.baton.cli.server;

import dev.baton.cli.client.Api;
import dev.baton.cli.client.Failure;
import dev.baton.cli.client.NoAnswer;
import dev.baton.cli.client.Shell;
import dev.baton.cli.json.Json;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Runs the commands of a server's actors, several messages at once, until the process ends. One thread looks for messages, and
 * each of them is run by a thread and a process of its own. When the process is told to end, what runs is ended, and its messages
 * wait for another worker.
 */
final class ActorShift {
    private static final long PAUSE_MILLIS = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String COMMAND = "command:";

    private final Shell shell;
    private final Api api;
    private final int capacity;
    private final String worker = "worker-" + UUID.randomUUID();
    private final Set<ActorRun> running = new HashSet<>();
    private final Semaphore ends = new Semaphore(0);
    private boolean stopped;

    /** @param capacity how many messages run at once */
    ActorShift(Shell shell, Api api, int capacity) {
        this.shell = shell;
        this.api = api;
        this.capacity = capacity;
    }

    int call() throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "baton-end"));
        // Who names a wrong address hears of it at once.
        boolean busy = round();
        shell.out().println("Looking for messages to actors at " + api.base() + ", " + capacity + " at once");
        boolean away = false;
        while (!over()) {
            shell.out().flush();
            if (!busy) {
                ends.tryAcquire(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
                ends.drainPermits();
            }
            try {
                busy = round();
                away = false;
            } catch (NoAnswer gone) {
                if (!away) {
                    shell.err().println("warning: " + gone.getMessage() + "; trying again");
                }
                away = true;
                busy = false;
            }
        }
        return 0;
    }

    private synchronized boolean over() {
        return stopped;
    }

    private synchronized int free() {
        return stopped ? 0 : capacity - running.size();
    }

    /** Starts messages of each actor that has some, as far as there is room; whether to look for more at once. */
    boolean round() {
        if (free() == 0) {
            return false;
        }
        List<Json> actors = api.actors("GET", "", null).items().stream()
                .filter(actor -> actor.text("image").orElse("").startsWith(COMMAND))
                .toList();
        boolean any = false;
        for (Json actor : actors) {
            // No actor takes all the room while others have messages, too.
            int share = Math.ceilDiv(free(), actors.size());
            any |= share > 0 && start(actor, share);
        }
        return any && free() > 0;
    }

    private boolean start(Json actor, int most) {
        String path = "/" + Api.encode(actor.text("id").orElseThrow()) + "/executions";
        String command =
                actor.text("image").orElseThrow().substring(COMMAND.length()).strip();
        Json asked = new Json.Obj(Map.of("worker", Json.of(worker), "most", Json.of(most)));
        boolean any = false;
        for (Json execution : taken(path, asked)) {
            any = true;
            String at = path + "/" + Api.encode(execution.text("id").orElseThrow());
            begin(new ActorRun(shell, api, at, execution, actor.get("defaultEnvironment")), command);
        }
        return any;
    }

    private void begin(ActorRun run, String command) {
        synchronized (this) {
            if (!stopped) {
                running.add(run);
                Thread.ofVirtual().start(() -> perform(run, command));
                return;
            }
        }
        run.giveBack();
    }

    private void perform(ActorRun run, String command) {
        try {
            run.perform(command);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } finally {
            synchronized (this) {
                running.remove(run);
                notifyAll();
            }
            ends.release();
        }
    }

    /** Ends what runs, and waits until its messages are given back, or for so long. */
    synchronized void stop() {
        stopped = true;
        running.forEach(ActorRun::stop);
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            for (long left = PATIENCE.toMillis(); !running.isEmpty() && left > 0; left = millisUntil(end)) {
                wait(left);
            }
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    private static long millisUntil(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(nanos - System.nanoTime());
    }

    private List<Json> taken(String path, Json asked) {
        try {
            return api.actors("POST", path, asked).items();
        } catch (NoAnswer gone) {
            throw gone;
        } catch (Failure refused) {
            // The actor may be gone by now; the others go on.
            shell.err().println("warning: " + refused.getMessage());
            return List.of();
        }
    }
}
