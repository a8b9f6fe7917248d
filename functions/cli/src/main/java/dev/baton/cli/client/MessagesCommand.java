package dev.baton.cli.client;

import dev.baton.cli.json.Json;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Verbs about messages to actors. */
@Command(
        name = "messages",
        description = "Send messages to actors.",
        footer = {
            "",
            "For example:",
            "  baton messages send G56vjoAVzGkkq '{\"uuid\": \"...\", \"event\": \"run\", \"token\": \"...\"}'"
        })
final class MessagesCommand extends Group {
    MessagesCommand(Baton baton) {
        super(baton);
    }

    private static String at(String actor) {
        return "/" + Api.encode(actor) + "/messages";
    }

    @Command(name = "send", description = "Sends a message: JSON, or text. Prints its execution's id.")
    int send(
            @Parameters(paramLabel = "ACTOR", description = "an id or an alias") String actor,
            @Parameters(paramLabel = "MESSAGE", arity = "0..1", description = "the message; else --file")
                    String message,
            @Option(
                            names = {"-q", "--query"},
                            paramLabel = "NAME=VALUE",
                            description = "a variable that the actor sees")
                    Map<String, String> query,
            @Mixin BodyOption body,
            @Mixin FormatOption format) {
        if (message != null) {
            body.data = message;
        }
        StringBuilder path = new StringBuilder(at(actor));
        if (query != null) {
            query.forEach((name, value) -> path.append(path.indexOf("?") < 0 ? '?' : '&')
                    .append(Api.encode(name))
                    .append('=')
                    .append(Api.encode(value)));
        }
        Json sent = baton.api().actors("POST", path.toString(), new Json.Obj(Map.of("message", said(body))));
        baton.output(format).changed(sent, cell(sent, "executionId"));
        return 0;
    }

    /** What looks like JSON must be; anything else is text. */
    private Json said(BodyOption body) {
        String text = body.data == null ? "" : body.data.strip();
        boolean json = body.file != null || text.startsWith("{") || text.startsWith("[");
        return json ? body.value(baton.shell()).orElse(Json.EMPTY) : text.isEmpty() ? Json.EMPTY : Json.of(text);
    }

    @Command(name = "count", description = "How many messages wait.")
    int count(@Parameters(paramLabel = "ACTOR") String actor) {
        baton.shell().out().println(cell(baton.api().actors("GET", at(actor), null), "messages"));
        return 0;
    }

    @Command(name = "purge", description = "Cancels all that wait.")
    int purge(@Parameters(paramLabel = "ACTOR") String actor) {
        baton.api().actors("DELETE", at(actor), null);
        baton.shell().out().println("Canceled what waited for actor " + actor);
        return 0;
    }
}
