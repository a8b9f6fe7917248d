package dev.baton.cli.client;

import dev.baton.cli.json.Json;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One recovery of a workflow. */
@Command(
        name = "recover",
        description = {
            "Makes failed jobs ready again: those that ran out of memory or time ask for more, those that were interrupted"
                    + " run as they are.",
            "With --dry-run it says what it found and would do, and changes nothing."
        },
        footer = {
            "",
            "For example:",
            "  baton recover 1 --dry-run",
            "  baton recover 1 --memory-multiplier 2 && baton run 1"
        })
final class RecoverCommand implements Callable<Integer> {
    static final double RUNTIME = 1.4;

    private final Baton baton;

    @Parameters(paramLabel = "ID")
    private long id;

    @Option(names = "--dry-run", description = "say what would be done, and change nothing")
    private boolean dryRun;

    @Option(
            names = {"-o", "--output-dir"},
            paramLabel = "DIR",
            description = "for Torc's scripts; nothing is read from logs here")
    private String outputDir;

    @Mixin
    private RecoveryOptions options;

    @Mixin
    private FormatOption format;

    RecoverCommand(Baton baton) {
        this.baton = baton;
    }

    @Override
    public Integer call() {
        Api api = baton.api();
        requireRest(api);
        Recovery recovery = Recovery.plan(baton.shell(), api, id, options, RUNTIME);
        boolean changes = recovery.helps() && !dryRun;
        if (changes) {
            recovery.apply();
        }
        print(recovery.remedies());
        boolean stuck = !recovery.remedies().isEmpty() && !recovery.helps();
        if (changes && !baton.output(format).json()) {
            baton.shell().out().println("Run it: " + baton.shell().name() + " run " + id);
        }
        return stuck ? 1 : 0;
    }

    private void requireRest(Api api) {
        if (api.get("/workflows/" + id + "/status").isTrue("is_canceled")) {
            throw new Failure("workflow " + id + " was canceled: "
                    + baton.shell().name() + " workflows reset-status " + id + " takes that back");
        }
        Json counts = api.baton("GET", "/workflows/" + id + "/progress", null).get("counts");
        long held = counts.number("running") + counts.number("pending");
        if (held > 0) {
            throw new Failure("workflow " + id + " still has " + held + (held == 1 ? " job" : " jobs")
                    + " running: wait for them (" + baton.shell().name() + " watch " + id
                    + "); those of a lost machine are given up within a minute or two");
        }
    }

    private void print(List<Remedy> remedies) {
        Output output = baton.output(format);
        long again = remedies.stream().filter(Remedy::again).count();
        String jobs = again + (again == 1 ? " job" : " jobs");
        String message = remedies.isEmpty()
                ? "Nothing of workflow " + id + " has failed"
                : (dryRun ? "Would recover " : "Recovered ") + jobs + " of " + remedies.size() + " that failed";
        output.done(
                id,
                message,
                Map.of("jobs", new Json.Arr(remedies.stream().map(Remedy::json).toList()), "dry_run", Json.of(dryRun)));
        if (!output.json() && !remedies.isEmpty()) {
            baton.shell().out().print(table(remedies));
        }
    }

    static Table table(List<Remedy> remedies) {
        Table table = new Table("ID", "Name", "Status", "Code", "Cause", "Remedy");
        remedies.forEach(remedy -> remedy.row(table));
        return table;
    }
}
