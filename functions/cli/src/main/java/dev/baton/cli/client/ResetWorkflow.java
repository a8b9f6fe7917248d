package dev.baton.cli.client;

import dev.baton.cli.json.Json;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes jobs uninitialized, and a canceled workflow one that goes on. */
@Command(
        name = "reset-status",
        description =
                "Makes all jobs uninitialized, or those that failed and what follows them; a canceled workflow goes on.",
        footer = {"", "For example:", "  baton workflows reset-status 1 --failed-only --reinitialize"})
final class ResetWorkflow implements Callable<Integer> {
    private final Baton baton;

    @Parameters(paramLabel = "ID")
    private long id;

    @Option(
            names = "--failed-only",
            description = "only jobs that failed, were canceled or terminated, and what follows")
    private boolean failedOnly;

    @Option(
            names = {"-r", "--reinitialize"},
            description = "and make them ready or blocked at once")
    private boolean reinitialize;

    @Option(names = "--force", description = "also while jobs run")
    private boolean force;

    @Option(names = "--no-prompts", description = "do not ask")
    private boolean noPrompts;

    @Mixin
    private FormatOption format;

    ResetWorkflow(Baton baton) {
        this.baton = baton;
    }

    @Override
    public Integer call() {
        Api api = baton.api();
        Output output = baton.output(format);
        String which = failedOnly ? "the failed jobs" : "all jobs";
        if (!baton.agrees(output, noPrompts, "Reset " + which + " of workflow " + id + "?")) {
            throw new Failure("nothing was reset");
        }
        BeforeRun before = new BeforeRun(baton.shell(), api, id, force);
        if (reinitialize) {
            before.check();
        }
        String workflow = "/workflows/" + id;
        api.post(workflow + "/reset_status" + (force ? "?force=true" : ""), null);
        Json reset = api.post(workflow + "/reset_job_status?failed_only=" + failedOnly, null);
        if (reinitialize) {
            before.nextRun();
            api.post(workflow + "/initialize_jobs?only_uninitialized=true&clear_ephemeral_user_data=false", null);
        }
        long count = reset.number("updated_count");
        output.done(
                id,
                "Reset " + count + (count == 1 ? " job" : " jobs") + " of workflow " + id,
                Map.of("updated_count", Json.of(count)));
        return 0;
    }
}
