package dev.baton.cli.client;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prepares a workflow's jobs to run from the start, by the steps of Torc's own tool (its specification, 2.5). */
@Command(
        name = "initialize",
        aliases = "initialize-jobs",
        description = "Makes a workflow's jobs ready or blocked, as for a first run; checks that its inputs are there.",
        footer = {"", "For example:", "  baton workflows initialize-jobs 1 --no-prompts"})
final class InitializeWorkflow implements Callable<Integer> {
    private final Baton baton;

    @Parameters(paramLabel = "ID")
    private long id;

    @Option(names = "--force", description = "also when input files are missing or jobs run")
    private boolean force;

    @Option(names = "--no-prompts", description = "do not ask before results are given up")
    private boolean noPrompts;

    @Mixin
    private FormatOption format;

    InitializeWorkflow(Baton baton) {
        this.baton = baton;
    }

    @Override
    public Integer call() {
        Api api = baton.api();
        String workflow = "/workflows/" + id;
        Output output = baton.output(format);
        BeforeRun before = new BeforeRun(baton.shell(), api, id, force);
        before.check();
        confirm(api, output);
        api.post(workflow + "/reset_status" + (force ? "?force=true" : ""), null);
        api.post(workflow + "/reset_job_status", null);
        before.nextRun();
        before.files().storeTimes();
        api.post(workflow + "/initialize_jobs?only_uninitialized=false&clear_ephemeral_user_data=false", null);
        output.done(id, "Initialized jobs of workflow " + id, Map.of());
        return 0;
    }

    private void confirm(Api api, Output output) {
        boolean hasResults = api.get("/results?workflow_id=" + id + "&limit=1").number("count") > 0;
        boolean agreed = !hasResults
                || baton.agrees(output, noPrompts, "Workflow " + id + " has results; run all its jobs again?");
        if (!agreed) {
            throw new Failure("nothing was initialized");
        }
    }
}
