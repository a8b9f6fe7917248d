package dev.baton.cli.server;

import dev.baton.cli.client.Api;
import dev.baton.cli.client.Shell;
import dev.baton.cli.runner.Beside;
import dev.baton.cli.runner.JobEnvironment;
import dev.baton.cli.runner.ProgressView;
import dev.baton.cli.runner.Runner;
import dev.baton.cli.runner.Terminal;
import dev.baton.cli.sparky.SparkyShift;
import dev.baton.cli.sparky.SparkyYaml;
import dev.baton.engine.workflow.Workflow;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;

/** Runs one workflow in this process. The doors for its jobs, and for whoever else asks, open when somebody knocks. */
final class LocalRun {
    private static final int MOST_LETTERS = 100;
    /** So many jobs are not created in the blink of an eye. */
    private static final int MANY = 10_000;

    private final Shell shell;
    private final LocalStores stores;
    private final RunRequest request;

    LocalRun(Shell shell, LocalStores stores, RunRequest request) {
        this.shell = shell;
        this.stores = stores;
        this.request = request;
    }

    /** The exit code. */
    int call() {
        try (DoorsProcess process = new DoorsProcess(shell, Application.data().path());
                LazyDoors doors = new LazyDoors(process::open)) {
            Application.pushes().callBackTo(shell, doors.url());
            long id = prepared();
            shell.out().flush();
            Application.data().announceUnlessServed(doors.url());
            return run(id, doors.url());
        } finally {
            Application.pushes().close();
            Application.data().withdraw();
        }
    }

    private int run(long id, URI url) {
        JobEnvironment environment = new JobEnvironment(
                id,
                url + "/torc-service/v1",
                url.toString(),
                Application.key(),
                shell.bin(),
                request.outputFolder(),
                shell.folder());
        Clock clock = Clock.systemUTC();
        ProgressView view = ProgressView.of(shell.out(), Terminal.of(1, shell.environment()), clock);
        try (EngineJobSource source = new EngineJobSource(stores, id, clock)) {
            Beside room = new Beside(request.options().places());
            Runner runner = new Runner(source, request.options().withBeside(room), environment, view, clock);
            SparkyShift scenarios = new SparkyShift(
                    SparkyYaml.of(shell).around(shell),
                    Api.of(url, Application.key()),
                    room,
                    () -> stores.engine().sparky().waits());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> RemoteRun.end(runner), "baton-end"));
            Runtime.getRuntime().addShutdownHook(new Thread(scenarios::close, "baton-sparky-end"));
            if (request.sparky()) {
                scenarios.begin();
            }
            int code = request.code(runner.run());
            if (request.sparky()) {
                scenarios.drain();
            }
            tellUndelivered(id);
            return code;
        }
    }

    /** Why jobs failed that no worker saw, so that no log tells. */
    private void tellUndelivered(long workflow) {
        stores.engine().deadLetters().list(MOST_LETTERS).stream()
                .filter(letter -> letter.workflowId() == workflow)
                .filter(letter -> stores.engine().jobs().get(letter.jobId()).attempt() == letter.attempt())
                .forEach(letter -> shell.err()
                        .println(shell.name() + ": job '" + letter.jobName() + "' was not delivered to "
                                + letter.target() + ": " + letter.reason()));
    }

    private long prepared() {
        DiskFiles files = new DiskFiles(shell.folder());
        Resumption resumption = new Resumption(stores.engine(), files);
        if (request.spec() == null) {
            shell.out().println(resumption.prepare(request.id()));
            return request.id();
        }
        Optional<Workflow> known = stores.engine().workflows().madeFrom(request.contentHash());
        if (known.isPresent()) {
            shell.out().println(resumption.prepare(known.get().id()));
            return known.get().id();
        }
        int jobs = request.spec().jobs().size();
        if (jobs >= MANY) {
            shell.out().println("Creating a workflow of " + jobs + " jobs ...");
            shell.out().flush();
        }
        String user = shell.variable("USER").orElse("anonymous");
        Workflow made = stores.engine().workflows().createOnce(request.spec(), user, request.contentHash());
        files.refresh(stores.engine(), made.id());
        shell.out().println("Created workflow " + made.id());
        return made.id();
    }
}
