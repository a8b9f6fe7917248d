package dev.baton.cli.client;

import dev.baton.cli.json.Json;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Verbs about pipelines. */
@Command(
        name = "pipelines",
        description = "Register pipelines, whose jobs report by messages.",
        footer = {"", "For example:", "  baton pipelines create --id fcs-etl-0.4.0u2", "  baton pipelines list"})
final class PipelinesCommand extends Group {
    private static final String PATH = "/pipelines";

    PipelinesCommand(Baton baton) {
        super(baton);
    }

    @Command(name = "list", description = "The registered pipelines.")
    int list(@Mixin FormatOption format) {
        List<Json> all = Pages.all(baton.api(), PATH + "?limit=1000", "pipelines");
        baton.output(format).list("pipelines", all, () -> {
            Table table = new Table("UUID", "ID", "Name", "Machine", "Retired");
            all.forEach(each -> table.row(
                    cell(each, "uuid"),
                    cell(each, "id"),
                    cell(each, "name"),
                    cell(each, "machine"),
                    each.isTrue("retired") ? "yes" : "no"));
            return table;
        });
        return 0;
    }

    @Command(name = "get", description = "One pipeline.")
    int get(@Parameters(paramLabel = "UUID") String uuid, @Mixin FormatOption format) {
        baton.output(format).one(baton.api().other("GET", PATH + "/" + Api.encode(uuid), null));
        return 0;
    }

    @Command(name = "create", description = "Registers a pipeline; the same one again changes nothing.")
    int create(
            @Option(names = "--id", paramLabel = "ID", description = "your name for it, such as an app's id") String id,
            @Option(names = "--uuid", paramLabel = "UUID", description = "its UUID, if you want to choose it")
                    String uuid,
            @Option(names = "--name", paramLabel = "NAME", description = "for people") String name,
            @Option(names = "--machine", paramLabel = "YEAR", description = "its state machine: 2018 (usual) or 2020")
                    String machine,
            @Mixin BodyOption body,
            @Mixin FormatOption format) {
        Map<String, Json> members = body.members(baton.shell());
        put(members, "id", id);
        put(members, "uuid", uuid);
        put(members, "name", name);
        put(members, "machine", machine);
        Json made = baton.api().other("POST", PATH, new Json.Obj(members));
        baton.output(format).changed(made, "Registered pipeline " + cell(made, "uuid"));
        return 0;
    }

    @Command(name = "retire", description = "Lets it take no new jobs.")
    int retire(@Parameters(paramLabel = "UUID") String uuid, @Mixin FormatOption format) {
        Json after = baton.api().other("POST", PATH + "/" + Api.encode(uuid) + "/retire", null);
        baton.output(format).changed(after, "Retired pipeline " + uuid);
        return 0;
    }
}
