package dev.baton.cli.client;

import dev.baton.cli.json.Json;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says what a job waits for, or what became of it. */
@Command(
        name = "why",
        description = "What a job waits for, or what became of it: from the state, not from logs.",
        footer = {
            "",
            "It waits for jobs (and for the files and data that they hand on), a time, a worker with room, a start,",
            "an answer of its target, or a person; or it runs, or is over.",
            "",
            "For example:",
            "  baton why 4194305",
            "  baton why 4194305 -f json | jq '.waits_for[].name'"
        })
final class WhyCommand implements Callable<Integer> {
    private final Baton baton;

    @Parameters(paramLabel = "JOB", description = "the job's id")
    private long job;

    @Mixin
    private FormatOption format;

    WhyCommand(Baton baton) {
        this.baton = baton;
    }

    @Override
    public Integer call() {
        Json why = baton.api().baton("GET", "/jobs/" + job + "/why", null);
        Output output = baton.output(format);
        if (output.json()) {
            output.print(why);
            return 0;
        }
        baton.shell()
                .out()
                .println("Job " + job + ", " + Group.cell(why, "job_name") + ", is " + Group.cell(why, "status") + ": "
                        + Group.cell(why, "message") + ".");
        why.get("changes")
                .items()
                .forEach(change -> baton.shell()
                        .out()
                        .println("Since then " + Group.cell(change, "message")
                                + ": `workflows reinitialize` would run it again."));
        List<Json> awaited = why.get("waits_for").items();
        if (!awaited.isEmpty()) {
            Table table = new Table("ID", "Name", "Status", "Hands On");
            awaited.forEach(other -> table.row(
                    Group.cell(other, "id"), Group.cell(other, "name"), Group.cell(other, "status"), handsOn(other)));
            baton.shell().out().print(table);
        }
        return 0;
    }

    private static String handsOn(Json other) {
        return Stream.concat(names(other, "files"), names(other, "user_data")).collect(Collectors.joining(", "));
    }

    private static Stream<String> names(Json other, String kind) {
        return other.get(kind).items().stream().map(name -> name instanceof Json.Text(String text) ? text : "");
    }
}
