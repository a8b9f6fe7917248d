package dev.baton.cli.server;

import dev.baton.cli.client.Api;
import dev.baton.cli.client.Baton;
import dev.baton.cli.client.Failure;
import dev.baton.cli.client.Shell;
import dev.baton.cli.json.Json;
import dev.baton.cli.runner.Capacity;
import dev.baton.cli.runner.Machine;
import dev.baton.cli.runner.RunnerOptions;
import dev.baton.engine.EngineException;
import dev.baton.engine.NotFoundException;
import dev.baton.engine.record.Texts;
import dev.baton.engine.spec.InvalidSpecException;
import dev.baton.engine.spec.ParsedSpec;
import dev.baton.engine.spec.SpecParser;
import dev.baton.engine.spec.SpecSource;
import dev.baton.engine.spec.WorkflowSpec;
import dev.baton.engine.store.StoreBusyException;
import dev.baton.store.sqlite.StoreUnusableException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What `run` does before the application starts: whatever is wrong with what it was given ends it here, with nothing written. */
final class RunStart {
    private final Baton baton;
    private final RunCommand command;

    RunStart(RunCommand command) {
        this.baton = command.baton;
        this.command = command;
    }

    int call() {
        Shell shell = baton.shell();
        boolean byId = command.specOrId.matches("[1-9][0-9]{0,17}");
        if (!byId && baton.server().given()) {
            throw new Failure("a specification runs here, over the data folder; for a server, create the workflow there"
                    + " first: " + shell.name() + " workflows create " + command.specOrId
                    + " --url URL, then initialize and run it by its id");
        }
        Optional<Api> server = byId ? baton.served() : Optional.empty();
        return server.isPresent()
                ? remotely(server.get(), Long.parseLong(command.specOrId))
                : locally(byId ? request(null, null, Long.parseLong(command.specOrId)) : specified(shell));
    }

    private int remotely(Api api, long workflow) {
        if (api.get("/workflows/" + workflow + "/is_uninitialized").isTrue("is_uninitialized")) {
            api.put(
                    "/workflows/" + workflow + "/status",
                    status(api, workflow)
                            .with("run_id", Json.of(status(api, workflow).number("run_id") + 1)));
            api.post("/workflows/" + workflow + "/initialize_jobs", null);
        }
        RunRequest asked = request(null, null, workflow);
        RemoteRun run = new RemoteRun(baton.shell(), api, asked.options(), asked.outputFolder());
        return asked.code(run.of(workflow));
    }

    private static Json.Obj status(Api api, long workflow) {
        return api.get("/workflows/" + workflow + "/status") instanceof Json.Obj status ? status : Json.EMPTY;
    }

    private int locally(RunRequest request) {
        Shell shell = baton.shell();
        Path data = baton.server().folder(shell).path();
        if (request.spec() == null && !baton.server().folder(shell).exists()) {
            throw new Failure("no server answers and there is no data folder " + data
                    + ": name a specification, start a server with `baton server`, or set BATON_URL");
        }
        Application.Settings settings = Application.Settings.ownUse(data, command.verbose);
        try (LocalStores stores = Application.open(shell, settings, true)) {
            return new LocalRun(shell, stores, request).call();
        } catch (NotFoundException unknown) {
            throw new Failure("there is no workflow " + command.specOrId + " in " + data);
        } catch (EngineException | StoreUnusableException | StoreBusyException refused) {
            throw new Failure(refused.getMessage());
        }
    }

    private RunRequest specified(Shell shell) {
        Path file = shell.folder().resolve(command.specOrId);
        SpecSource source;
        ParsedSpec parsed;
        try {
            SpecSource read = SpecSource.read(file);
            source = new SpecSource(command.specOrId, read.bytes());
            parsed = SpecParser.parse(source);
        } catch (InvalidSpecException wrong) {
            wrong.problems().forEach(problem -> shell.err().println(problem));
            throw new Failure(command.specOrId + " cannot be run: "
                    + (wrong.problems().size() == 1
                            ? "1 mistake"
                            : wrong.problems().size() + " mistakes"));
        }
        parsed.warnings().forEach(warning -> shell.err().println("warning: " + warning));
        parsed.spec().lack().ifPresent(lack -> {
            throw new Failure("job " + lack.job() + " reads the user data " + lack.data()
                    + ", which is null and which no job writes; give it data, or name it among a job's outputs");
        });
        requireFiles(shell, parsed.spec());
        String content = new String(source.bytes(), StandardCharsets.ISO_8859_1);
        String hash = Texts.hash(shell.folder() + "\n" + command.specOrId + "\n" + content);
        return request(parsed.spec(), hash, 0);
    }

    private void requireFiles(Shell shell, WorkflowSpec spec) {
        List<String> missing = new DiskFiles(shell.folder()).missing(spec);
        if (missing.isEmpty()) {
            return;
        }
        String names = String.join(", ", missing);
        if (!command.skipChecks) {
            throw new Failure("input files are missing: " + names + " (--skip-checks goes on without them)");
        }
        shell.err().println("warning: input files are missing: " + names);
    }

    private RunRequest request(WorkflowSpec spec, String hash, long id) {
        return new RunRequest(
                spec,
                hash,
                id,
                options(command.resources),
                baton.shell().folder().resolve(command.resources.outputDir),
                !command.resources.noSparky,
                command.torcExitCode);
    }

    /** The runner's options: this machine, but for what the user says. */
    static RunnerOptions options(ResourceOptions given) {
        Capacity here = Machine.here().capacity();
        Capacity capacity = new Capacity(
                given.numCpus == null ? here.cpus() : given.numCpus,
                given.memoryGb == null ? here.memoryBytes() : (long) (given.memoryGb * (1L << 30)),
                given.numGpus == null ? here.gpus() : given.numGpus);
        return RunnerOptions.forMachine(capacity)
                .withMaxParallelJobs(given.maxParallelJobs == null ? 0 : given.maxParallelJobs)
                .withStrict(given.strict);
    }
}
