package dev.baton.cli.client;

import dev.baton.cli.json.JsonReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Runs the usual verbs once against a server of its own, so that a class archive knows what they load. */
final class Rehearsal {
    private static final String SPEC = """
            name: rehearsal
            jobs:
              - name: write
                command: echo ${user_data.output.word}
              - name: read
                command: echo ${user_data.input.word}
            user_data:
              - name: word
            """;

    private Rehearsal() {}

    /** Takes the data folder in which a server works. */
    public static void main(String... args) throws IOException {
        Path data = Path.of(args[0]).toAbsolutePath();
        Path spec = Files.writeString(data.resolve("rehearsal.yaml"), SPEC);
        String made = play(data, "workflows", "create", spec.toString(), "-f", "json");
        String id = made.isBlank() ? "1" : JsonReader.read(made).text("id").orElse("1");
        play(data, "workflows", "initialize-jobs", id);
        play(data, "workflows", "status", id);
        play(data, "jobs", "list", id);
        String listed = play(data, "user-data", "list", id, "-f", "json");
        String record = listed.isBlank()
                ? "1"
                : JsonReader.read(listed).items().stream()
                        .findFirst()
                        .flatMap(item -> item.text("id"))
                        .orElse("1");
        play(data, "user-data", "update", record, "--data", "{\"a\": [1, true, null, \"b\"]}");
        play(data, "user-data", "get", record);
        play(data, "user-data", "list", id);
        play(data, "files", "list", id);
        play(data, "results", "list", id);
        play(data, "--help");
    }

    private static String play(Path data, String... verb) {
        var out = new ByteArrayOutputStream();
        var printer = new PrintStream(out, false, StandardCharsets.UTF_8);
        URI nowhere = URI.create("http://localhost:0");
        Shell shell = new Shell(
                "baton", Map.of("BATON_DATA", data.toString()), data, data, printer, printer, false, false, nowhere);
        return Commands.execute(shell, false, verb) == 0 ? out.toString(StandardCharsets.UTF_8) : "";
    }
}
