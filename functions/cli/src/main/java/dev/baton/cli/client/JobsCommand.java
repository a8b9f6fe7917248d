package dev.baton.cli.client;

import dev.baton.cli.json.Json;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Verbs about jobs. */
@Command(
        name = "jobs",
        description = "Look at jobs.",
        footer = {"", "For example:", "  baton jobs list 1 -s failed", "  baton jobs list 1 -f json | jq '.[].name'"})
final class JobsCommand extends Group {
    JobsCommand(Baton baton) {
        super(baton);
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
            @Mixin FormatOption format) {
        String filter = status == null ? "" : "&status=" + Api.encode(status);
        List<Json> jobs = baton.api().list("/jobs?workflow_id=" + workflow + filter);
        baton.output(format).list("jobs", jobs, () -> {
            Table table = new Table("ID", "Name", "Status", "Command");
            jobs.forEach(
                    job -> table.row(cell(job, "id"), cell(job, "name"), cell(job, "status"), cell(job, "command")));
            return table;
        });
        return 0;
    }

    @Command(name = "get", description = "One job; JSON where a pipe reads it.")
    int get(@Parameters(paramLabel = "ID") long id, @Mixin FormatOption format) {
        baton.output(format).one(baton.api().get("/jobs/" + id));
        return 0;
    }
}
