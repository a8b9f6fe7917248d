package dev.baton.cli.client;

import dev.baton.cli.json.Json;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Verbs about workflows; creating and initialising have classes of their own. */
@Command(
        name = "workflows",
        description = "Create, prepare and look at workflows.",
        footer = {"", "For example:", "  baton workflows create workflow.yaml", "  baton workflows status 1"})
final class WorkflowsCommand extends Group {
    WorkflowsCommand(Baton baton) {
        super(baton);
    }

    @Command(name = "list", description = "All workflows.")
    int list(@Mixin FormatOption format) {
        List<Json> workflows = baton.api().list("/workflows?sort_by=id");
        baton.output(format).list("workflows", workflows, () -> {
            Table table = new Table("ID", "Name", "User", "Description", "Timestamp");
            workflows.forEach(w -> table.row(
                    cell(w, "id"), cell(w, "name"), cell(w, "user"), cell(w, "description"), cell(w, "timestamp")));
            return table;
        });
        return 0;
    }

    @Command(name = "get", description = "One workflow; JSON where a pipe reads it.")
    int get(@Parameters(paramLabel = "ID") long id, @Mixin FormatOption format) {
        baton.output(format).one(baton.api().get("/workflows/" + id));
        return 0;
    }

    @Command(name = "status", description = "How far a workflow is: its run, and its jobs by status.")
    int status(@Parameters(paramLabel = "ID") long id, @Mixin FormatOption format) {
        Api api = baton.api();
        Json status = api.get("/workflows/" + id + "/status");
        Map<String, Long> counts = new TreeMap<>();
        api.list("/jobs?workflow_id=" + id).forEach(job -> counts.merge(cell(job, "status"), 1L, Long::sum));
        Map<String, Json> jobs = new TreeMap<>();
        counts.forEach((name, count) -> jobs.put(name, Json.of(count)));
        Json.Obj whole = status instanceof Json.Obj known ? known : Json.EMPTY;
        baton.output(format).one(whole.with("jobs", new Json.Obj(jobs)));
        return 0;
    }

    @Command(name = "cancel", description = "Stops a workflow: running jobs end, no other starts.")
    int cancel(@Parameters(paramLabel = "ID") long id, @Mixin FormatOption format) {
        baton.api().put("/workflows/" + id + "/cancel", null);
        baton.output(format).done(id, "Canceled workflow " + id, Map.of());
        return 0;
    }

    @Command(name = "delete", description = "Deletes a workflow with all its jobs, data and results.")
    int delete(
            @Parameters(paramLabel = "ID") long id,
            @Option(names = "--no-prompts", description = "do not ask") boolean noPrompts,
            @Mixin FormatOption format) {
        Output output = baton.output(format);
        Api api = baton.api();
        if (!baton.agrees(output, noPrompts, "Delete workflow " + id + " with all its jobs and results?")) {
            throw new Failure("nothing was deleted");
        }
        api.delete("/workflows/" + id);
        output.done(id, "Deleted workflow " + id, Map.of());
        return 0;
    }
}
