package dev.baton.cli.client;

import dev.baton.cli.json.Json;
import dev.baton.cli.json.JsonWriter;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Verbs about events: what happened in a workflow, and what somebody noted. */
@Command(
        name = "events",
        description = "What happened in a workflow: what was noted, and what happens now.",
        footer = {
            "",
            "For example:",
            "  baton events monitor 1",
            "  baton events create 1 -d '{\"category\": \"note\", \"text\": \"disk was full\"}'",
            "  baton events list 1 --category note"
        })
final class EventsCommand extends RecordGroup {
    private static final String PATH = "/events";

    EventsCommand(Baton baton) {
        super(baton, "event", PATH);
    }

    @Command(name = "create", description = "Notes something, now.")
    int create(
            @Parameters(paramLabel = "WORKFLOW") long workflow,
            @Option(
                            names = {"-d", "--data"},
                            required = true,
                            paramLabel = "JSON",
                            description = "what; lists can be narrowed by its category")
                    String data,
            @Mixin FormatOption format) {
        Draft draft = Draft.of(workflow)
                .number("timestamp", System.currentTimeMillis())
                .json("data", "--data", data);
        made(baton.api().post(PATH, draft.body()), format);
        return 0;
    }

    @Command(name = "list", description = "What was noted, earliest first.")
    int list(
            @Parameters(paramLabel = "WORKFLOW") long workflow,
            @Option(
                            names = {"-c", "--category"},
                            paramLabel = "NAME",
                            description = "only of that category")
                    String category,
            @Mixin ListOptions part,
            @Mixin FormatOption format) {
        List<Json> events = part.read(baton.api(), new Listing(PATH, workflow).and("category", category));
        baton.output(format).list("events", events, () -> {
            Table table = new Table("ID", "Timestamp", "Data");
            events.forEach(event -> table.row(cell(event, "id"), time(event), JsonWriter.compact(event.get("data"))));
            return table;
        });
        return 0;
    }

    @Command(name = "get-latest-event", description = "What was noted last.")
    int latest(@Parameters(paramLabel = "WORKFLOW") long workflow, @Mixin FormatOption format) {
        Listing last = new Listing(PATH, workflow).and("sort_by", "timestamp").and("reverse_sort", true);
        List<Json> events =
                baton.api().get(last + "&offset=0&limit=1").get("items").items();
        if (events.isEmpty()) {
            throw new Failure("nothing was noted in workflow " + workflow);
        }
        baton.output(format).one(events.getFirst());
        return 0;
    }

    /** What another's end brought about has no time of its own. */
    static String time(Json event) {
        return event.number("timestamp") == 0
                ? "-"
                : Instant.ofEpochMilli(event.number("timestamp")).toString();
    }
}
