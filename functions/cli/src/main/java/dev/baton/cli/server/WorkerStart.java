package dev.baton.cli.server;

import dev.baton.cli.client.Api;
import dev.baton.cli.client.NoAnswer;
import dev.baton.cli.client.Shell;
import dev.baton.cli.json.Json;
import dev.baton.cli.runner.Beside;
import dev.baton.cli.runner.RunnerOptions;
import dev.baton.cli.sparky.SparkyShift;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What `worker` does: the jobs of one workflow, or of whichever has ready ones, until a signal ends the process. */
final class WorkerStart {
    private static final double USUAL_SECONDS = 5;

    private final Shell shell;
    private final Api api;
    private final WorkerCommand command;
    private final RemoteRun run;
    private final Beside room;

    WorkerStart(WorkerCommand command) {
        this.command = command;
        shell = command.baton.shell();
        api = command.baton.api();
        RunnerOptions options = RunStart.options(command.resources);
        room = new Beside(options.places());
        run = new RemoteRun(shell, api, options.withBeside(room), shell.folder().resolve(command.resources.outputDir));
    }

    int call() throws InterruptedException {
        if (command.workflow != null) {
            return run.of(command.workflow).succeeded() ? 0 : 1;
        }
        // Who names a wrong address hears of it at once.
        List<Long> busy = withReadyJobs();
        shell.out().println("Looking for jobs at " + api.base());
        if (!command.resources.noSparky) {
            SparkyShift scenarios = new SparkyShift(shell, api, room, null);
            Runtime.getRuntime().addShutdownHook(new Thread(scenarios::close, "baton-sparky-end"));
            scenarios.begin();
        }
        boolean away = false;
        while (true) {
            shell.out().flush();
            try {
                for (long workflow : busy) {
                    if (run.of(workflow).stopped()) {
                        return 0;
                    }
                }
                if (busy.isEmpty()) {
                    Thread.sleep(pause());
                }
                busy = withReadyJobs();
                away = false;
            } catch (NoAnswer gone) {
                if (!away) {
                    shell.err().println("warning: " + gone.getMessage() + "; trying again");
                }
                away = true;
                busy = List.of();
            }
        }
    }

    private Duration pause() {
        double seconds = command.resources.pollInterval == null ? USUAL_SECONDS : command.resources.pollInterval;
        return Duration.ofMillis(Math.max(100, (long) (seconds * 1000)));
    }

    private List<Long> withReadyJobs() {
        List<Long> found = new ArrayList<>();
        for (Json workflow : api.list("/workflows?is_archived=false")) {
            Json progress = api.baton("GET", "/workflows/" + workflow.number("id") + "/progress", null);
            boolean ready = progress.get("counts").number("ready") > 0;
            if (!progress.isTrue("canceled") && (ready || progress.isTrue("actions_due"))) {
                found.add(workflow.number("id"));
            }
        }
        return found;
    }
}
