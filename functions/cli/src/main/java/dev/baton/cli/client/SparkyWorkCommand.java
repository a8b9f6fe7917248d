package dev.baton.cli.client;

import dev.baton.cli.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs what is queued in Sparky's lanes, so many jobs at the same time. */
@Command(name = "work", description = "Runs queued scenarios: by their first line's interpreter, else raku or bash.")
final class SparkyWorkCommand implements Callable<Integer> {
    private static final long IDLE_MILLIS = 1000;
    private static final long AWAY_MILLIS = 5000;

    private final Baton baton;
    private final AtomicInteger busy = new AtomicInteger();

    @Option(
            names = {"-n", "--at-once"},
            paramLabel = "N",
            defaultValue = "4",
            description = "how many run at once; 4")
    private int atOnce;

    @Option(names = "--drain", description = "ends when nothing runs and nothing can be taken")
    private boolean drain;

    SparkyWorkCommand(Baton baton) {
        this.baton = baton;
    }

    @Override
    public Integer call() throws InterruptedException {
        Api api = baton.api();
        String name = "worker-" + ProcessHandle.current().pid();
        List<Thread> hands = new ArrayList<>();
        for (int i = 0; i < Math.max(1, atOnce); i++) {
            hands.add(Thread.ofPlatform().start(() -> work(api, name)));
        }
        for (Thread hand : hands) {
            hand.join();
        }
        return 0;
    }

    private void work(Api api, String name) {
        while (true) {
            busy.incrementAndGet();
            boolean worked = once(api, name);
            int others = busy.decrementAndGet();
            if (!worked && drain && others == 0) {
                return;
            }
            if (!worked) {
                rest(IDLE_MILLIS);
            }
        }
    }

    private boolean once(Api api, String name) {
        Json job;
        try {
            job = api.baton("POST", "/sparky/work", Json.EMPTY.with("worker", Json.of(name)))
                    .get("job");
        } catch (NoAnswer away) {
            if (drain) {
                throw away;
            }
            rest(AWAY_MILLIS);
            return false;
        }
        if (job.text("project").isEmpty()) {
            return false;
        }
        Scenario scenario = Scenario.of(job, baton.shell(), api);
        new ScenarioRun(api, scenario).run();
        return true;
    }

    static void rest(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new Failure("stopped");
        }
    }
}
