package dev.baton.cli.client;

import dev.baton.cli.json.Json;
import dev.baton.cli.json.JsonWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Verbs about failure handlers. The server keeps their rules as JSON text and deletes them one by one only. */
@Command(
        name = "failure-handlers",
        description = "Which failed jobs run again, and what is mended before.",
        footer = {
            "",
            "Rules are a JSON list; the first that names the exit code counts, else one with match_all_exit_codes.",
            "",
            "For example:",
            "  baton failure-handlers create 1 -n again -r '[{\"exit_codes\": [137], \"max_retries\": 3}]'"
        })
final class FailureHandlersCommand extends Group {
    private static final String PATH = "/failure_handlers";

    FailureHandlersCommand(Baton baton) {
        super(baton);
    }

    @Command(name = "create", description = "Adds a handler to a workflow.")
    int create(
            @Parameters(paramLabel = "WORKFLOW") long workflow,
            @Option(
                            names = {"-n", "--name"},
                            required = true,
                            paramLabel = "NAME")
                    String name,
            @Option(
                            names = {"-r", "--rules"},
                            required = true,
                            paramLabel = "JSON",
                            description = "exit_codes, match_all_exit_codes, recovery_script, max_retries")
                    String rules,
            @Mixin FormatOption format) {
        Json list = Draft.of(workflow).json("rules", "--rules", rules).body().get("rules");
        Draft draft = Draft.of(workflow).text("name", name).text("rules", JsonWriter.compact(list));
        Json made = baton.api().post(PATH, draft.body());
        baton.output(format).changed(made, "Created failure handler " + cell(made, "id") + ": " + name);
        return 0;
    }

    @Command(name = "get", description = "One handler; JSON where a pipe reads it.")
    int get(@Parameters(paramLabel = "ID") long id, @Mixin FormatOption format) {
        baton.output(format).one(baton.api().get(PATH + "/" + id));
        return 0;
    }

    @Command(name = "list", description = "A workflow's handlers.")
    int list(@Parameters(paramLabel = "WORKFLOW") long workflow, @Mixin FormatOption format) {
        List<Json> all = of(baton.api(), workflow);
        baton.output(format).list("failure_handlers", all, () -> table(all));
        return 0;
    }

    @Command(name = "delete", description = "Deletes handlers.")
    int delete(@Parameters(paramLabel = "ID", arity = "1..*") List<Long> ids, @Mixin FormatOption format) {
        Api api = baton.api();
        Output output = baton.output(format);
        ids.forEach(id -> output.changed(api.delete(PATH + "/" + id), "Deleted failure handler " + id));
        return 0;
    }

    static List<Json> of(Api api, long workflow) {
        return api.list("/workflows/" + workflow + PATH + "?sort_by=id");
    }

    static Table table(List<Json> all) {
        Table table = new Table("ID", "Name", "Rules");
        all.forEach(item -> table.row(cell(item, "id"), cell(item, "name"), cell(item, "rules")));
        return table;
    }
}
