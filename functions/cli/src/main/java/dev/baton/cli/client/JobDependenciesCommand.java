package dev.baton.cli.client;

import dev.baton.cli.json.Json;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Verbs about who waits for whom, and what goes between them. */
@Command(
        name = "job-dependencies",
        description = "Who waits for whom, and what goes between them.",
        footer = {
            "",
            "For example:",
            "  baton job-dependencies job-job 1",
            "  baton job-dependencies job-user-data 1 -f json"
        })
final class JobDependenciesCommand extends Group {
    JobDependenciesCommand(Baton baton) {
        super(baton);
    }

    @Command(name = "job-job", description = "Jobs, and the jobs that they wait for.")
    int jobs(@Parameters(paramLabel = "WORKFLOW") long workflow, @Mixin FormatOption format) {
        List<Json> all = all(workflow, "job_dependencies");
        baton.output(format).list("dependencies", all, () -> {
            Table table = new Table("Job ID", "Job Name", "Depends On ID", "Depends On Name");
            all.forEach(edge -> table.row(
                    cell(edge, "job_id"),
                    cell(edge, "job_name"),
                    cell(edge, "depends_on_job_id"),
                    cell(edge, "depends_on_job_name")));
            return table;
        });
        return 0;
    }

    @Command(name = "job-file", description = "Files, who writes and who reads them.")
    int files(@Parameters(paramLabel = "WORKFLOW") long workflow, @Mixin FormatOption format) {
        links(all(workflow, "job_file_relationships"), "file", "File", format);
        return 0;
    }

    @Command(name = "job-user-data", description = "User data, who writes and who reads it.")
    int userData(@Parameters(paramLabel = "WORKFLOW") long workflow, @Mixin FormatOption format) {
        links(all(workflow, "job_user_data_relationships"), "user_data", "User Data", format);
        return 0;
    }

    private List<Json> all(long workflow, String relation) {
        return baton.api().list("/workflows/" + workflow + "/" + relation + "?reverse_sort=false");
    }

    private void links(List<Json> all, String field, String title, FormatOption format) {
        baton.output(format).list("relationships", all, () -> {
            Table table = new Table(
                    title + " ID", title + " Name", "Producer ID", "Producer Name", "Consumer ID", "Consumer Name");
            all.forEach(link -> table.row(
                    cell(link, field + "_id"),
                    cell(link, field + "_name"),
                    cell(link, "producer_job_id"),
                    cell(link, "producer_job_name"),
                    cell(link, "consumer_job_id"),
                    cell(link, "consumer_job_name")));
            return table;
        });
    }
}
