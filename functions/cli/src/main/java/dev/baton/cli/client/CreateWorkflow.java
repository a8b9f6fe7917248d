package dev.baton.cli.client;

import dev.baton.cli.json.Json;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends a specification as it stands: the server parses it, so a file means the same to every client. */
@Command(
        name = "create",
        description = "Creates a workflow from a specification: YAML, JSON, JSON5 or KDL.",
        footer = {
            "",
            "For example:",
            "  ID=$(baton workflows create workflow.yaml -f json | jq -r .id)",
            "  baton workflows create workflow.yaml --dry-run"
        })
final class CreateWorkflow implements Callable<Integer> {
    private final Baton baton;

    @Parameters(paramLabel = "SPEC", description = "the specification's file")
    private Path spec;

    @Option(names = "--dry-run", description = "check the specification and create nothing")
    private boolean dryRun;

    @Mixin
    private FormatOption format;

    CreateWorkflow(Baton baton) {
        this.baton = baton;
    }

    @Override
    public Integer call() {
        Optional<Json> answer = new SpecUpload(baton, baton.apiOrNewFolder(), spec).send(dryRun);
        if (answer.isEmpty()) {
            return 1;
        }
        Json reply = answer.get();
        Output output = baton.output(format);
        if (dryRun) {
            return summary(reply, output);
        }
        long id = SpecUpload.id(reply);
        String name = reply.text("name").orElse(spec.getFileName().toString());
        String message = "Created workflow " + id + ": " + name + jobs(reply);
        Map<String, Json> first = new LinkedHashMap<>();
        first.put("id", Json.of(id));
        output.done(id, message, first);
        return 0;
    }

    private static String jobs(Json reply) {
        return reply.text("jobs")
                .map(count -> " (" + count + (count.equals("1") ? " job)" : " jobs)"))
                .orElse("");
    }

    private int summary(Json reply, Output output) {
        boolean valid = !(reply.get("valid") instanceof Json.Bool(boolean yes)) || yes;
        if (output.json()) {
            output.print(reply);
        } else {
            baton.shell().out().println(spec + " is " + (valid ? "valid" : "not valid") + jobs(reply));
        }
        return valid ? 0 : 1;
    }
}
