package dev.baton.cli.client;

import dev.baton.cli.json.Json;
import java.util.List;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Verbs about a kind of record that a workflow has many of; each kind adds how it is made and drawn. */
abstract class RecordGroup extends Group {
    private final String kind;
    private final String path;

    /** @param path of the collection in the torc door, such as {@code /files} */
    RecordGroup(Baton baton, String kind, String path) {
        super(baton);
        this.kind = kind;
        this.path = path;
    }

    /** Inherited by all kinds. */
    @Command(name = "get", description = "One record; JSON where a pipe reads it.")
    public int get(@Parameters(paramLabel = "ID") long id, @Mixin FormatOption format) {
        baton.output(format).one(baton.api().get(path + "/" + id));
        return 0;
    }

    /** Inherited by all kinds. */
    @Command(name = "delete", description = "Deletes records.")
    public int delete(@Parameters(paramLabel = "ID", arity = "1..*") List<Long> ids, @Mixin FormatOption format) {
        Api api = baton.api();
        Output output = baton.output(format);
        for (long id : ids) {
            output.changed(api.delete(path + "/" + id), "Deleted " + kind + " " + id);
        }
        return 0;
    }

    /** Inherited by all kinds. */
    @Command(name = "delete-all", description = "Deletes all that the workflow has.")
    public int deleteAll(
            @Parameters(paramLabel = "WORKFLOW") long workflow,
            @Option(names = "--no-prompts", description = "do not ask") boolean noPrompts,
            @Mixin FormatOption format) {
        Output output = baton.output(format);
        Api api = baton.api();
        if (!baton.agrees(output, noPrompts, "Delete every " + kind + " of workflow " + workflow + "?")) {
            throw new Failure("nothing was deleted");
        }
        Json gone = api.delete(new Listing(path, workflow).toString());
        output.changed(gone, "Deleted every " + kind + " of workflow " + workflow + ": " + gone.number("count"));
        return 0;
    }

    final void made(Json record, FormatOption format) {
        baton.output(format).changed(record, "Created " + kind + " " + called(record));
    }

    /** Changes a record: what the draft leaves alone stays. */
    final int change(long id, FormatOption format, UnaryOperator<Draft> changes) {
        Api api = baton.api();
        Draft draft = changes.apply(Draft.over(api.get(path + "/" + id)));
        Json now = api.put(path + "/" + id, draft.body());
        baton.output(format).changed(now, "Updated " + kind + " " + called(now));
        return 0;
    }

    private static String called(Json record) {
        return cell(record, "id") + record.text("name").map(name -> ": " + name).orElse("");
    }
}
