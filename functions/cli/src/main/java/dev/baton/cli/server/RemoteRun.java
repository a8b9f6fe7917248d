package dev.baton.cli.server;

import dev.baton.cli.client.Api;
import dev.baton.cli.client.Shell;
import dev.baton.cli.runner.JobEnvironment;
import dev.baton.cli.runner.ProgressView;
import dev.baton.cli.runner.RunSummary;
import dev.baton.cli.runner.Runner;
import dev.baton.cli.runner.RunnerOptions;
import dev.baton.cli.runner.Terminal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/**
 * Runs jobs of a server's workflow on this machine.
 *
 * @param outputFolder where the jobs' output goes
 */
record RemoteRun(Shell shell, Api api, RunnerOptions options, Path outputFolder) {
    private static final Duration PATIENCE = Duration.ofSeconds(25);

    /** Works until there is nothing left to do for the workflow, or a signal ends the process. */
    RunSummary of(long workflowId) {
        JobEnvironment environment = new JobEnvironment(
                workflowId,
                api.base() + "/torc-service/v1",
                api.base().toString(),
                api.key().orElse(null),
                shell.bin(),
                outputFolder,
                shell.folder());
        Clock clock = Clock.systemUTC();
        ProgressView view = ProgressView.of(shell.out(), Terminal.of(1, shell.environment()), clock);
        try (HttpJobSource source = new HttpJobSource(api, workflowId, clock)) {
            Runner runner = new Runner(source, options.remote(), environment, view, clock);
            Thread ending = new Thread(() -> end(runner), "baton-end");
            Runtime.getRuntime().addShutdownHook(ending);
            RunSummary summary = runner.run();
            if (!summary.stopped()) {
                Runtime.getRuntime().removeShutdownHook(ending);
            }
            return summary;
        }
    }

    /** A signal ends the process: the jobs end first, and what they did is kept. */
    static void end(Runner runner) {
        runner.stop();
        try {
            runner.awaitEnd(PATIENCE);
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }
}
