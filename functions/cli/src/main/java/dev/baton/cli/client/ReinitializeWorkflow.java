package dev.baton.cli.client;

import dev.baton.cli.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prepares those jobs to run again whose inputs changed, and what follows them (specification of Torc, 2.5). */
@Command(
        name = "reinitialize",
        aliases = {"restart", "reinitialize-jobs"},
        description = {
            "Makes those jobs run again whose files or data changed, whose output is gone, or that were reset;"
                    + " what follows them runs again, too.",
            "With --dry-run it says which, and why, and changes nothing."
        },
        footer = {
            "",
            "For example:",
            "  baton workflows reinitialize 1 --dry-run",
            "  baton workflows reinitialize 1; baton run 1"
        })
final class ReinitializeWorkflow implements Callable<Integer> {
    private static final Set<String> ENDED = Set.of("completed", "failed", "canceled");

    private final Baton baton;

    @Parameters(paramLabel = "ID")
    private long id;

    @Option(names = "--dry-run", description = "say what would run again, and change nothing")
    private boolean dryRun;

    @Option(names = "--force", description = "also when input files are missing or jobs run")
    private boolean force;

    @Option(names = "--no-prompts", description = "do not ask; it never does")
    private boolean noPrompts;

    @Mixin
    private FormatOption format;

    ReinitializeWorkflow(Baton baton) {
        this.baton = baton;
    }

    @Override
    public Integer call() {
        Api api = baton.api();
        BeforeRun before = new BeforeRun(baton.shell(), api, id, force);
        before.check();
        Map<Long, List<String>> reasons = new LinkedHashMap<>();
        Map<Long, String> names = new LinkedHashMap<>();
        look(api, before.files(), names, reasons);
        stored(api, names, reasons);
        if (!dryRun) {
            api.post("/workflows/" + id + "/reset_status" + (force ? "?force=true" : ""), null);
            long run = before.nextRun();
            reasons.keySet()
                    .forEach(job -> api.put("/jobs/" + job + "/manage_status_change/uninitialized/" + run, null));
            before.files().forgetTimes();
            before.files().storeTimes();
        }
        if (!dryRun) {
            api.post("/workflows/" + id + "/process_changed_job_inputs?dry_run=false", null);
            api.post(
                    "/workflows/" + id + "/initialize_jobs?only_uninitialized=true&clear_ephemeral_user_data=false",
                    null);
        }
        print(names, reasons);
        return 0;
    }

    /** Which jobs have to run again for the sake of files, and why. */
    private void look(Api api, WorkflowFiles files, Map<Long, String> names, Map<Long, List<String>> reasons) {
        Map<Json, String> changes = files.changes();
        Map<Json, String> absent = files.absent();
        for (Json job : api.list("/jobs?workflow_id=" + id)) {
            long number = job.number("id");
            String status = Group.cell(job, "status");
            names.put(number, Group.cell(job, "name"));
            BiConsumer<Json, Map<Json, String>> collect =
                    (ids, said) -> ids.items().forEach(file -> {
                        if (said.containsKey(file)) {
                            reasons.computeIfAbsent(number, none -> new ArrayList<>())
                                    .add(said.get(file));
                        }
                    });
            if (ENDED.contains(status)) {
                collect.accept(job.get("input_file_ids"), changes);
            }
            if (status.equals("completed")) {
                collect.accept(job.get("output_file_ids"), gone(absent));
            }
        }
    }

    /** What the server knows to differ from when the jobs ended. */
    private void stored(Api api, Map<Long, String> names, Map<Long, List<String>> reasons) {
        for (Json job : api.baton("GET", "/workflows/" + id + "/changes", null)
                .get("jobs")
                .items()) {
            if (names.containsKey(job.number("job_id"))) {
                job.get("changes")
                        .items()
                        .forEach(change -> reasons.computeIfAbsent(job.number("job_id"), none -> new ArrayList<>())
                                .add(Group.cell(change, "message")));
            }
        }
    }

    private static Map<Json, String> gone(Map<Json, String> absent) {
        Map<Json, String> said = new LinkedHashMap<>();
        absent.forEach((file, path) -> said.put(file, "its output " + path + " is gone"));
        return said;
    }

    private void print(Map<Long, String> names, Map<Long, List<String>> reasons) {
        Output output = baton.output(format);
        List<Json> jobs = new ArrayList<>();
        reasons.forEach((job, why) -> jobs.add(Json.EMPTY
                .with("id", Json.of(job))
                .with("name", Json.of(names.get(job)))
                .with("reasons", new Json.Arr(why.stream().map(Json::of).toList()))));
        String message = (dryRun ? "Would reinitialize workflow " : "Reinitialized workflow ") + id + ": " + jobs.size()
                + (jobs.size() == 1 ? " job" : " jobs") + " changed";
        output.done(id, message, Map.of("jobs", new Json.Arr(jobs)));
        if (!output.json() && !jobs.isEmpty()) {
            Table table = new Table("ID", "Name", "Why");
            reasons.forEach((job, why) -> table.row(Long.toString(job), names.get(job), String.join("; ", why)));
            baton.shell().out().print(table);
        }
    }
}
