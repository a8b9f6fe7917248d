package dev.baton.cli.client;

import dev.baton.cli.json.Json;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Verbs about jobs; those about many at once, and about their data, have classes of their own. */
@Command(
        name = "jobs",
        description = "Look at jobs, add and change them.",
        footer = {
            "",
            "For example:",
            "  baton jobs list 1 -s failed",
            "  baton jobs list 1 -f json | jq '.[].name'",
            "  baton jobs create 1 -n sort -c 'sort in.txt > out.txt' --depends-on 4194305",
            "  baton jobs create-from-file 1 commands.txt --cpus-per-job 2"
        })
final class JobsCommand extends RecordGroup {
    static final String PATH = "/jobs";

    JobsCommand(Baton baton) {
        super(baton, "job", PATH);
    }

    @Command(name = "list", description = "A workflow's jobs.")
    int list(
            @Parameters(paramLabel = "WORKFLOW") long workflow,
            @Option(
                            names = {"-s", "--status"},
                            paramLabel = "STATUS",
                            description = "only those that are uninitialized, blocked, ready, pending, running,"
                                    + " completed, failed, canceled, terminated, disabled or pending_failed")
                    String status,
            @Option(names = "--upstream-job-id", paramLabel = "JOB", description = "only those that wait for it")
                    Long upstream,
            @Option(names = "--needs-file-id", paramLabel = "FILE", description = "only those that read it") Long file,
            @Mixin ListOptions part,
            @Mixin FormatOption format) {
        Listing listing = new Listing(PATH, workflow)
                .and("status", status)
                .and("upstream_job_id", upstream)
                .and("needs_file_id", file);
        List<Json> jobs = part.read(baton.api(), listing);
        baton.output(format).list("jobs", jobs, () -> {
            Table table = new Table("ID", "Name", "Status", "Command");
            jobs.forEach(
                    job -> table.row(cell(job, "id"), cell(job, "name"), cell(job, "status"), cell(job, "command")));
            return table;
        });
        return 0;
    }

    @Command(name = "create", description = "Adds a job to a workflow; initialize-jobs takes it up.")
    int create(
            @Parameters(paramLabel = "WORKFLOW") long workflow,
            @Option(
                            names = {"-n", "--name"},
                            required = true,
                            paramLabel = "NAME")
                    String name,
            @Option(
                            names = {"-c", "--command"},
                            required = true,
                            paramLabel = "COMMAND")
                    String command,
            @Mixin JobFields fields,
            @Mixin FormatOption format) {
        Draft draft = fields.put(Draft.of(workflow).text("name", name).text("command", command));
        made(baton.api().post(PATH, draft.body()), format);
        return 0;
    }

    @Command(name = "update", description = "Changes a job.")
    int update(
            @Parameters(paramLabel = "ID") long id,
            @Option(
                            names = {"-n", "--name"},
                            paramLabel = "NAME")
                    String name,
            @Option(
                            names = {"-c", "--command"},
                            paramLabel = "COMMAND")
                    String command,
            @Option(names = "--disable", description = "an uninitialized job: it counts as done") boolean disable,
            @Mixin JobFields fields,
            @Mixin FormatOption format) {
        return change(
                id,
                format,
                draft -> fields.put(draft.text("name", name).text("command", command))
                        .text("status", disable ? "disabled" : null));
    }

    @Command(
            name = "reset-status",
            description = "Makes jobs uninitialized, and those that wait for them and have ended; then:"
                    + " baton workflows reinitialize")
    int reset(@Parameters(paramLabel = "ID", arity = "1..*") List<Long> ids, @Mixin FormatOption format) {
        Api api = baton.api();
        Output output = baton.output(format);
        for (long id : ids) {
            String workflow = cell(api.get(PATH + "/" + id), "workflow_id");
            long run = api.get("/workflows/" + workflow + "/status").number("run_id");
            Json job = api.put(PATH + "/" + id + "/manage_status_change/uninitialized/" + run, null);
            output.changed(job, "Reset job " + id);
        }
        return 0;
    }

    @Command(name = "list-resource-requirements", description = "What each of a workflow's jobs asks for.")
    int requirements(
            @Parameters(paramLabel = "WORKFLOW") long workflow,
            @Option(
                            names = {"-j", "--job-id"},
                            paramLabel = "JOB",
                            description = "only that job")
                    Long job,
            @Mixin FormatOption format) {
        Api api = baton.api();
        List<Json> known = api.list(new Listing("/resource_requirements", workflow).toString());
        new JobsBeside(baton, workflow, job)
                .print(
                        "resource_requirements",
                        known,
                        format,
                        "CPUs num_cpus",
                        "GPUs num_gpus",
                        "Nodes num_nodes",
                        "Memory memory",
                        "Runtime runtime");
        return 0;
    }

    @Command(name = "list-failure-handlers", description = "Which handler each of a workflow's jobs has.")
    int handlers(
            @Parameters(paramLabel = "WORKFLOW") long workflow,
            @Option(
                            names = {"-j", "--job-id"},
                            paramLabel = "JOB",
                            description = "only that job")
                    Long job,
            @Mixin FormatOption format) {
        List<Json> known = FailureHandlersCommand.of(baton.api(), workflow);
        new JobsBeside(baton, workflow, job).print("failure_handler", known, format, "Rules rules");
        return 0;
    }
}
