package dev.baton.cli.client;

import dev.baton.cli.json.Json;
import dev.baton.cli.json.JsonWriter;
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
        footer = {
            "",
            "For example:",
            "  baton workflows create workflow.yaml",
            "  baton workflows status 1",
            "  baton workflows reinitialize 1 --dry-run",
            "  baton workflows archive 1"
        })
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

    @Command(name = "new", description = "Makes a workflow without jobs; jobs create adds them.")
    int make(
            @Option(
                            names = {"-n", "--name"},
                            required = true,
                            paramLabel = "NAME")
                    String name,
            @Option(
                            names = {"-d", "--description"},
                            paramLabel = "TEXT")
                    String description,
            @Mixin FormatOption format) {
        Draft draft = new Draft(Json.EMPTY)
                .text("name", name)
                .text("user", baton.shell().variable("USER").orElse("anonymous"))
                .text("description", description);
        Json made = baton.apiOrNewFolder().post("/workflows", draft.body());
        long id = made.number("id");
        baton.output(format).done(id, "Created workflow " + id + ": " + name, Map.of("id", Json.of(id)));
        return 0;
    }

    @Command(name = "update", description = "Changes a workflow's name, description or owner.")
    int update(
            @Parameters(paramLabel = "ID") long id,
            @Option(
                            names = {"-n", "--name"},
                            paramLabel = "NAME")
                    String name,
            @Option(
                            names = {"-d", "--description"},
                            paramLabel = "TEXT")
                    String description,
            @Option(names = "--owner-user", paramLabel = "USER") String user,
            @Mixin FormatOption format) {
        Api api = baton.api();
        Draft draft = Draft.over(api.get("/workflows/" + id))
                .text("name", name)
                .text("description", description)
                .text("user", user);
        baton.output(format).changed(api.put("/workflows/" + id, draft.body()), "Updated workflow " + id);
        return 0;
    }

    @Command(
            name = "archive",
            description = "Puts workflows away: lists leave them out, and they do not start. `archive false ID` takes"
                    + " them back.")
    int archive(
            @Parameters(paramLabel = "[true|false] ID", arity = "1..*") List<String> words,
            @Mixin FormatOption format) {
        boolean said = words.getFirst().matches("true|false");
        boolean archived = !words.getFirst().equals("false");
        List<String> ids = words.subList(said ? 1 : 0, words.size());
        if (ids.isEmpty() || !ids.stream().allMatch(id -> id.matches("\\d+"))) {
            throw new Failure("which workflow? Write archive true ID, or archive false ID");
        }
        Api api = baton.api();
        for (String id : ids) {
            String path = "/workflows/" + id + "/status";
            api.put(
                    path,
                    Draft.over(api.get(path)).flag("is_archived", archived).body());
            String message = (archived ? "Archived workflow " : "Took back workflow ") + id;
            baton.output(format).done(Long.parseLong(id), message, Map.of());
        }
        return 0;
    }

    @Command(name = "is-complete", description = "Whether all jobs have ended, or it was canceled.")
    int complete(@Parameters(paramLabel = "ID") long id, @Mixin FormatOption format) {
        baton.output(format).one(baton.api().get("/workflows/" + id + "/is_complete"));
        return 0;
    }

    @Command(name = "list-actions", description = "What is done when the workflow or its jobs come so far.")
    int actions(@Parameters(paramLabel = "ID") long id, @Mixin FormatOption format) {
        List<Json> actions = baton.api().get("/workflows/" + id + "/actions").items();
        baton.output(format).list("actions", actions, () -> {
            Table table = new Table("ID", "Trigger", "Action", "Config", "Executed");
            actions.forEach(action -> table.row(
                    cell(action, "id"),
                    cell(action, "trigger_type"),
                    cell(action, "action_type"),
                    JsonWriter.compact(action.get("action_config")),
                    action.text("outcome").orElse(action.isTrue("executed") ? "yes" : "no")));
            return table;
        });
        return 0;
    }
}
