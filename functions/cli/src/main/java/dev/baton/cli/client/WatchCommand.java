package dev.baton.cli.client;

import dev.baton.cli.json.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Follows a workflow to its end, and gives what fails another try as often as it was told to. */
@Command(
        name = "watch",
        description = {
            "Follows a workflow until nothing more happens; ends with 1 when a job failed.",
            "With --recover, failed jobs are made ready again a bounded number of times; where no worker is there to run"
                    + " them, one is started here."
        },
        footer = {
            "",
            "For example:",
            "  baton watch 1 --poll-interval 10",
            "  baton watch 1 --recover --max-retries 2 --memory-multiplier 2"
        })
final class WatchCommand implements Callable<Integer> {
    private static final double RUNTIME = 1.5;
    private static final Set<String> FAILED = Set.of("failed", "terminated", "canceled", "pending_failed");

    private final Baton baton;

    @Parameters(paramLabel = "ID")
    private long id;

    @Option(
            names = {"-p", "--poll-interval"},
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "how often to look; ${DEFAULT-VALUE} unless given")
    private double poll;

    @Option(
            names = {"-r", "--recover"},
            description = "make failed jobs ready again, as `recover` does")
    private boolean recover;

    @Option(
            names = {"-m", "--max-retries"},
            paramLabel = "N",
            defaultValue = "3",
            description = "how often to recover at most; ${DEFAULT-VALUE} unless given")
    private int most;

    @Option(
            names = "--auto-schedule",
            description = "start a worker here whenever jobs are ready and no worker is there; --recover does, too")
    private boolean autoSchedule;

    @Option(
            names = {"-o", "--output-dir"},
            paramLabel = "DIR",
            defaultValue = "output",
            description = "where the output of jobs goes that run here; ${DEFAULT-VALUE} unless given")
    private String outputDir;

    @Mixin
    private RecoveryOptions options;

    private Process worker;
    private String said = "";

    WatchCommand(Baton baton) {
        this.baton = baton;
    }

    @Override
    public Integer call() throws InterruptedException {
        options.check();
        if (!(poll > 0)) {
            throw new Failure("--poll-interval must be more than 0");
        }
        Api api = baton.api();
        int recoveries = 0;
        try {
            while (true) {
                Json progress = api.baton("GET", "/workflows/" + id + "/progress", null);
                boolean still = !say(progress);
                if (progress.isTrue("canceled")) {
                    return 1;
                }
                if (!rests(progress, still)) {
                    staff(api, progress);
                } else if (!failed(progress)) {
                    return 0;
                } else if (!recover || recoveries == most || !recovered(api)) {
                    return 1;
                } else {
                    recoveries++;
                    continue;
                }
                Thread.sleep((long) (poll * 1000));
            }
        } finally {
            if (worker != null) {
                worker.waitFor();
            }
        }
    }

    private static long count(Json progress, String status) {
        return progress.get("counts").number(status);
    }

    /**
     * Whether nothing runs, is ready, or will be by itself. A job's end is there a moment before what it sets free, and the last
     * one's before the workflow's: where none has failed, what looks stuck is looked at again, and what ended well is waited for.
     */
    private static boolean rests(Json progress, boolean still) {
        if (progress.isTrue("complete")) {
            return true;
        }
        boolean moving = count(progress, "running") + count(progress, "pending") + count(progress, "ready") > 0;
        if (moving || progress.isTrue("more_to_come")) {
            return false;
        }
        boolean endedWell = count(progress, "blocked") + count(progress, "uninitialized") == 0
                && count(progress, "completed") + count(progress, "disabled") > 0;
        return anyFailed(progress) || still && !endedWell;
    }

    private static boolean failed(Json progress) {
        return !progress.isTrue("complete") || anyFailed(progress);
    }

    private static boolean anyFailed(Json progress) {
        return FAILED.stream().anyMatch(status -> count(progress, status) > 0);
    }

    /** Tells the progress where it is another; whether it is. */
    private boolean say(Json progress) {
        Map<String, String> counts = new LinkedHashMap<>();
        if (progress.get("counts") instanceof Json.Obj(Map<String, Json> members)) {
            members.keySet()
                    .forEach(name -> counts.put(name, progress.get("counts").number(name) + " " + name));
        }
        String line = "Workflow " + id + ", run " + progress.number("run_id") + ": "
                + counts.values().stream().collect(Collectors.joining(", "));
        boolean another = !line.equals(said);
        if (another) {
            said = line;
            PrintStream out = baton.shell().out();
            out.println(line);
            out.flush();
        }
        return another;
    }

    private boolean recovered(Api api) {
        Recovery recovery = Recovery.plan(baton.shell(), api, id, options, RUNTIME);
        List<Remedy> remedies = recovery.remedies();
        baton.shell().out().print(RecoverCommand.table(remedies));
        if (!recovery.helps()) {
            baton.shell().out().println("Nothing of this can be recovered from.");
            return false;
        }
        recovery.apply();
        return true;
    }

    /** Sees to it that somebody runs what is ready. */
    private void staff(Api api, Json progress) {
        boolean wanted = (recover || autoSchedule) && count(progress, "ready") > 0;
        if (!wanted || worker != null && worker.isAlive()) {
            return;
        }
        if (!api.list(new Listing("/compute_nodes", id) + "&is_active=true").isEmpty()) {
            return;
        }
        ProcessBuilder builder = new ProcessBuilder(
                        baton.shell().bin().resolve("baton").toString(),
                        "worker",
                        Long.toString(id),
                        "--output-dir",
                        outputDir)
                .directory(baton.shell().folder().toFile())
                .inheritIO();
        builder.environment().put("BATON_URL", api.base().toString());
        api.key().ifPresent(key -> builder.environment().put("BATON_API_KEY", key));
        try {
            baton.shell().out().println("No worker is there: starting one here");
            baton.shell().out().flush();
            worker = builder.start();
        } catch (IOException refused) {
            throw new Failure("no worker could be started: " + refused.getMessage());
        }
    }
}
