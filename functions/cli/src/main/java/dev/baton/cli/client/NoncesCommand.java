package dev.baton.cli.client;

import dev.baton.cli.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Verbs about nonces. */
@Command(
        name = "nonces",
        description = "Let others send messages to an actor without a key.",
        footer = {"", "For example:", "  baton nonces create G56vjoAVzGkkq --max-uses 10"})
final class NoncesCommand extends Group {
    NoncesCommand(Baton baton) {
        super(baton);
    }

    private static String at(String actor) {
        return "/" + Api.encode(actor) + "/nonces";
    }

    @Command(name = "list", description = "An actor's nonces, of each the beginning only.")
    int list(@Parameters(paramLabel = "ACTOR") String actor, @Mixin FormatOption format) {
        List<Json> all = baton.api().actors("GET", at(actor), null).items();
        baton.output(format).list("nonces", all, () -> {
            Table table = new Table("ID", "Level", "Max uses", "Left", "Description");
            all.forEach(each -> table.row(
                    cell(each, "id"),
                    cell(each, "level"),
                    cell(each, "maxUses"),
                    cell(each, "remainingUses"),
                    cell(each, "description")));
            return table;
        });
        return 0;
    }

    @Command(name = "create", description = "Makes a nonce; it is shown this once.")
    int create(
            @Parameters(paramLabel = "ACTOR") String actor,
            @Option(names = "--level", paramLabel = "LEVEL", description = "READ, EXECUTE (usual) or UPDATE")
                    String level,
            @Option(names = "--max-uses", paramLabel = "N", description = "how often it is good; -1 for ever (usual)")
                    Long uses,
            @Option(names = "--expires", paramLabel = "TIME", description = "until when, such as 2027-01-01T00:00:00Z")
                    String expires,
            @Option(names = "--description", paramLabel = "TEXT", description = "for people") String description,
            @Mixin FormatOption format) {
        Map<String, Json> members = new LinkedHashMap<>();
        put(members, "level", level);
        put(members, "expiresAt", expires);
        put(members, "description", description);
        if (uses != null) {
            members.put("maxUses", Json.of(uses));
        }
        Json made = baton.api().actors("POST", at(actor), new Json.Obj(members));
        baton.output(format).changed(made, cell(made, "id"));
        return 0;
    }

    @Command(name = "delete", description = "Ends a nonce, by the form that the list shows.")
    int delete(@Parameters(paramLabel = "ACTOR") String actor, @Parameters(paramLabel = "NONCE") String nonce) {
        baton.api().actors("DELETE", at(actor) + "/" + Api.encode(nonce), null);
        baton.shell().out().println("Deleted the nonce");
        return 0;
    }
}
