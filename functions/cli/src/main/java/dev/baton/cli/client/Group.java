package dev.baton.cli.client;

import dev.baton.cli.json.Json;
import java.util.Map;
import picocli.CommandLine.Option;

/** Verbs about one kind of thing. */
abstract class Group {
    final Baton baton;

    Group(Baton baton) {
        this.baton = baton;
    }

    @Option(
            names = {"-f", "--format"},
            hidden = true,
            description = "as before the group")
    void format(Format given) {
        baton.format(given);
    }

    /** Adds a member that was given. */
    static void put(Map<String, Json> members, String name, String value) {
        if (value != null) {
            members.put(name, Json.of(value));
        }
    }

    /** A cell of a table: text or a number as it stands, nothing for null. */
    static String cell(Json item, String member) {
        return item.text(member).orElse("");
    }
}
