package dev.baton.cli.client;

import dev.baton.cli.json.Json;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Verbs about actors. */
@Command(
        name = "actors",
        description = "Register actors: functions that messages run.",
        footer = {
            "",
            "For example:",
            "  baton actors create 'command:./reactor.sh' --name fcs",
            "  baton worker --actors &",
            "  baton messages send ACTOR_ID '{\"key\": 1}'"
        })
final class ActorsCommand extends Group {
    ActorsCommand(Baton baton) {
        super(baton);
    }

    @Command(name = "list", description = "The registered actors.")
    int list(@Mixin FormatOption format) {
        List<Json> all = baton.api().actors("GET", "", null).items();
        baton.output(format).list("actors", all, () -> {
            Table table = new Table("ID", "Name", "Status", "Image");
            all.forEach(
                    each -> table.row(cell(each, "id"), cell(each, "name"), cell(each, "status"), cell(each, "image")));
            return table;
        });
        return 0;
    }

    @Command(name = "get", description = "One actor.")
    int get(@Parameters(paramLabel = "ACTOR") String actor, @Mixin FormatOption format) {
        baton.output(format).one(baton.api().actors("GET", "/" + Api.encode(actor), null));
        return 0;
    }

    @Command(name = "create", description = "Registers an actor.")
    int create(
            @Parameters(
                            paramLabel = "IMAGE",
                            description =
                                    "a Lambda function's ARN, an https:// URL, command:LINE for a worker's shell, or"
                                            + " a built-in function")
                    String image,
            @Option(names = "--name", paramLabel = "NAME", description = "for people") String name,
            @Option(names = "--stateful", description = "one message after the other, with a state") boolean stateful,
            @Mixin BodyOption body,
            @Mixin FormatOption format) {
        Map<String, Json> members = body.members(baton.shell());
        members.put("image", Json.of(image));
        put(members, "name", name);
        if (stateful) {
            members.put("stateless", Json.of(false));
        }
        Json made = baton.api().actors("POST", "", new Json.Obj(members));
        baton.output(format).changed(made, "Registered actor " + cell(made, "id"));
        return 0;
    }

    @Command(name = "state", description = "Prints an actor's state, or replaces it by the JSON given.")
    int state(@Parameters(paramLabel = "ACTOR") String actor, @Mixin BodyOption body, @Mixin FormatOption format) {
        String path = "/" + Api.encode(actor) + "/state";
        body.value(baton.shell()).ifPresent(value -> baton.api().actors("POST", path, value));
        baton.output(format).print(baton.api().actors("GET", path, null).get("state"));
        return 0;
    }

    @Command(name = "update", description = "Changes what is given of an actor, such as '{\"paused\": true}'.")
    int update(@Parameters(paramLabel = "ACTOR") String actor, @Mixin BodyOption body, @Mixin FormatOption format) {
        String path = "/" + Api.encode(actor);
        Map<String, Json> members = body.members(baton.shell());
        if (!members.containsKey("image")) {
            members.put("image", baton.api().actors("GET", path, null).get("image"));
        }
        Json changed = baton.api().actors("PUT", path, new Json.Obj(members));
        baton.output(format).changed(changed, "Changed actor " + actor);
        return 0;
    }

    @Command(name = "delete", description = "Deletes an actor; what waits for it, or runs, is canceled.")
    int delete(@Parameters(paramLabel = "ACTOR") String actor) {
        baton.api().actors("DELETE", "/" + Api.encode(actor), null);
        baton.shell().out().println("Deleted actor " + actor);
        return 0;
    }
}
