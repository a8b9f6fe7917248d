package dev.baton.cli.client;

import dev.baton.cli.json.Json;
import dev.baton.cli.json.JsonReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** JSON that a verb sends: given itself, or in a file. */
final class BodyOption {
    @Option(
            names = {"-d", "--data"},
            paramLabel = "JSON",
            description = "the JSON itself")
    String data;

    @Option(names = "--file", paramLabel = "FILE", description = "a file with the JSON")
    String file;

    /** What was given, if anything was. */
    Optional<Json> value(Shell shell) {
        try {
            return text(shell).map(JsonReader::read);
        } catch (JsonReader.BadJson wrong) {
            throw new Failure("what was given is no JSON: " + wrong.getMessage());
        }
    }

    /** The same as an object, to which more can be added; an empty one for nothing. */
    Map<String, Json> members(Shell shell) {
        Json value = value(shell).orElse(Json.EMPTY);
        if (value instanceof Json.Obj(Map<String, Json> members)) {
            return new LinkedHashMap<>(members);
        }
        throw new Failure("the JSON must be an object");
    }

    private Optional<String> text(Shell shell) {
        if (file == null) {
            return Optional.ofNullable(data);
        }
        try {
            return Optional.of(Files.readString(shell.folder().resolve(file), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new Failure(file + " cannot be read: " + unreadable.getMessage());
        }
    }
}
