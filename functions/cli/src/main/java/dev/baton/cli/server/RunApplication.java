package dev.baton.cli.server;

import dev.baton.cli.client.Shell;
import dev.baton.cli.runner.JobEnvironment;
import dev.baton.cli.runner.ProgressView;
import dev.baton.cli.runner.RunSummary;
import dev.baton.cli.runner.Runner;
import dev.baton.cli.runner.Terminal;
import dev.baton.engine.Engine;
import dev.baton.engine.workflow.Workflow;
import io.quarkus.runtime.QuarkusApplication;
import java.time.Clock;
import java.util.Optional;

/** Runs one workflow in this process, with the doors open for its jobs. */
public final class RunApplication implements QuarkusApplication {
    /** What to do; set before the application starts, which makes this object by itself. */
    private static volatile RunRequest request;

    private final Engine engine;
    private final Bell bell;
    private final RunningRunner running;

    RunApplication(Engine engine, Bell bell, RunningRunner running) {
        this.engine = engine;
        this.bell = bell;
        this.running = running;
    }

    /** Has the next application of this process do this. */
    static void asks(RunRequest what) {
        request = what;
    }

    @Override
    public int run(String... args) {
        Announcement.make();
        Shell shell = Application.shell();
        RunRequest asked = request;
        long id = prepared(asked, shell);
        shell.out().flush();
        String url = Application.url().toString();
        JobEnvironment environment = new JobEnvironment(
                id,
                url + "/torc-service/v1",
                url,
                Application.key(),
                shell.bin(),
                asked.outputFolder(),
                shell.folder());
        Clock clock = Clock.systemUTC();
        ProgressView view = ProgressView.of(shell.out(), Terminal.of(1, shell.environment()), clock);
        try (EngineJobSource source = new EngineJobSource(engine, bell, id, clock)) {
            Runner runner = new Runner(source, asked.options(), environment, view, clock);
            running.is(runner);
            RunSummary summary = runner.run();
            boolean ranThrough = summary.error().isEmpty() && !summary.stopped();
            return summary.succeeded() || asked.quietFailures() && ranThrough ? 0 : 1;
        }
    }

    private long prepared(RunRequest asked, Shell shell) {
        DiskFiles files = new DiskFiles(shell.folder());
        Resumption resumption = new Resumption(engine, files);
        if (asked.spec() == null) {
            shell.out().println(resumption.prepare(asked.id()));
            return asked.id();
        }
        Optional<Workflow> known = engine.workflows().madeFrom(asked.contentHash());
        if (known.isPresent()) {
            shell.out().println(resumption.prepare(known.get().id()));
            return known.get().id();
        }
        String user = shell.variable("USER").orElse("anonymous");
        Workflow made = engine.workflows().createOnce(asked.spec(), user, asked.contentHash());
        files.refresh(engine, made.id());
        shell.out().println("Created workflow " + made.id());
        return made.id();
    }
}
