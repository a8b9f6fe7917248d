package dev.baton.cli.client;

import dev.baton.cli.json.Json;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a workflow's jobs ready for whatever workers there are, and leaves them to these. */
@Command(
        name = "submit",
        description = {
            "Creates a workflow from a specification, if that is given, and makes its jobs ready for workers; it waits for"
                    + " nothing.",
            "There is no Slurm to submit to: workers are `baton worker`, wherever they run, or the targets of push jobs."
        },
        footer = {"", "For example:", "  baton submit workflow.yaml", "  baton submit 1; baton worker 1"})
final class SubmitCommand implements Callable<Integer> {
    private final Baton baton;

    @Parameters(paramLabel = "SPEC|ID", description = "a specification's file, or a workflow's id")
    private String specOrId;

    @Option(
            names = {"-i", "--ignore-missing-data", "--skip-checks"},
            description = "also when input files are missing")
    private boolean skipChecks;

    @Option(
            names = {"-o", "--output-dir"},
            paramLabel = "DIR",
            description = "for Torc's scripts; each worker has its own")
    private String outputDir;

    @Mixin
    private FormatOption format;

    SubmitCommand(Baton baton) {
        this.baton = baton;
    }

    @Override
    public Integer call() {
        boolean byId = specOrId.matches("[1-9][0-9]{0,17}");
        Api api = byId ? baton.api() : baton.apiOrNewFolder();
        long id = byId ? Long.parseLong(specOrId) : new SpecUpload(baton, api, Path.of(specOrId)).create();
        String workflow = "/workflows/" + id;
        if (api.get(workflow + "/is_uninitialized").isTrue("is_uninitialized")) {
            BeforeRun before = new BeforeRun(baton.shell(), api, id, skipChecks);
            before.check();
            before.nextRun();
            before.files().storeTimes();
            api.post(workflow + "/initialize_jobs?only_uninitialized=false&clear_ephemeral_user_data=false", null);
        } else if (byId && api.get(workflow + "/is_complete").isTrue("is_complete")) {
            throw new Failure("workflow " + id + " is complete: `workflows reinitialize " + id
                    + "` makes ready what changed, `recover " + id + "` what failed");
        }
        tell(api, id);
        return 0;
    }

    private void tell(Api api, long id) {
        Json counts = api.baton("GET", "/workflows/" + id + "/progress", null).get("counts");
        int workers =
                api.list(new Listing("/compute_nodes", id) + "&is_active=true").size();
        Output output = baton.output(format);
        long ready = counts.number("ready");
        output.done(
                id,
                "Submitted workflow " + id + ": " + ready + (ready == 1 ? " job is" : " jobs are") + " ready",
                Map.of("id", Json.of(id), "ready", Json.of(ready), "workers", Json.of(workers)));
        if (!output.json() && workers == 0) {
            String name = baton.shell().name();
            baton.shell()
                    .out()
                    .println("No worker of this workflow is there: start some with `" + name + " worker " + id
                            + "` (`" + name + " worker` serves all workflows), or run it here with `" + name + " run "
                            + id + "`");
        }
    }
}
