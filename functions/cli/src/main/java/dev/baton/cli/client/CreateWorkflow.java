package dev.baton.cli.client;

import dev.baton.cli.json.Json;
import dev.baton.cli.json.JsonWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
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
    private static final long LARGEST = 64L << 20;

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
        byte[] bytes = read(baton.shell().folder().resolve(spec));
        String name = spec.getFileName().toString();
        String query = "?file=" + Api.encode(name) + (dryRun ? "&dry_run=true" : "");
        Http.Reply answer = baton.apiOrNewFolder().upload("/baton/v1/workflows" + query, bytes);
        Json reply = Api.parse(answer);
        if (answer.status() == 422) {
            new SpecProblems(name, spec.toString()).print(reply, Api.message(answer), baton.shell());
            return 1;
        }
        reply.get("warnings").items().forEach(this::warn);
        Output output = baton.output(format);
        if (dryRun) {
            return summary(reply, output);
        }
        long id = Math.max(reply.number("workflow_id"), reply.number("id"));
        String message = "Created workflow " + id + ": " + reply.text("name").orElse(name) + jobs(reply);
        Map<String, Json> first = new LinkedHashMap<>();
        first.put("id", Json.of(id));
        output.done(id, message, first);
        return 0;
    }

    private byte[] read(Path file) {
        try {
            long size = Files.size(file);
            if (size > LARGEST) {
                throw new Failure(spec + " has " + (size >> 20) + " MiB; a specification may have " + (LARGEST >> 20)
                        + " MiB at most");
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException absent) {
            throw new Failure("there is no file " + spec);
        } catch (IOException unreadable) {
            throw new Failure(spec + " cannot be read: " + unreadable.getMessage());
        }
    }

    private void warn(Json warning) {
        String text = warning instanceof Json.Text(String message)
                ? message
                : warning.text("message").orElseGet(() -> JsonWriter.compact(warning));
        baton.shell().err().println("warning: " + text);
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
