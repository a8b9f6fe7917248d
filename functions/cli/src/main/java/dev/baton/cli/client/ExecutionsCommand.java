package dev.baton.cli.client;

import dev.baton.cli.json.Json;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Verbs about what came of messages. */
@Command(
        name = "executions",
        description = "Look at what came of messages to actors.",
        footer = {"", "For example:", "  baton executions logs ACTOR EXECUTION"})
final class ExecutionsCommand extends Group {
    ExecutionsCommand(Baton baton) {
        super(baton);
    }

    private static String at(String actor, String execution) {
        return "/" + Api.encode(actor) + "/executions/" + Api.encode(execution);
    }

    @Command(name = "list", description = "An actor's executions, oldest first, up to 1000.")
    int list(@Parameters(paramLabel = "ACTOR") String actor, @Mixin FormatOption format) {
        List<Json> all = baton.api()
                .actors("GET", "/" + Api.encode(actor) + "/executions", null)
                .get("executions")
                .items();
        baton.output(format).list("executions", all, () -> {
            Table table = new Table("ID", "Status", "Received", "Finished");
            all.forEach(each -> table.row(
                    cell(each, "id"),
                    cell(each, "status"),
                    cell(each, "messageReceivedTime"),
                    cell(each, "finishTime")));
            return table;
        });
        return 0;
    }

    @Command(name = "get", description = "One execution, with its outcome.")
    int get(
            @Parameters(paramLabel = "ACTOR") String actor,
            @Parameters(paramLabel = "EXECUTION") String execution,
            @Mixin FormatOption format) {
        baton.output(format).one(baton.api().actors("GET", at(actor, execution), null));
        return 0;
    }

    @Command(name = "logs", description = "Prints what an execution said.")
    int logs(@Parameters(paramLabel = "ACTOR") String actor, @Parameters(paramLabel = "EXECUTION") String execution) {
        Json logs = baton.api().actors("GET", at(actor, execution) + "/logs", null);
        baton.shell().out().println(cell(logs, "logs"));
        return 0;
    }

    @Command(name = "results", description = "Prints its results that nobody has read yet; each is read once.")
    int results(
            @Parameters(paramLabel = "ACTOR") String actor, @Parameters(paramLabel = "EXECUTION") String execution) {
        String path = "/actors/v2" + at(actor, execution) + "/results";
        for (String result = baton.api().text(path).orElse("");
                !result.isEmpty();
                result = baton.api().text(path).orElse("")) {
            baton.shell().out().println(result);
        }
        return 0;
    }

    @Command(name = "cancel", description = "Ends an execution.")
    int cancel(@Parameters(paramLabel = "ACTOR") String actor, @Parameters(paramLabel = "EXECUTION") String execution) {
        baton.api().actors("DELETE", at(actor, execution), null);
        baton.shell().out().println("Canceled execution " + execution);
        return 0;
    }
}
