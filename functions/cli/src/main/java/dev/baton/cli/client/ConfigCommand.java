package dev.baton.cli.client;

import dev.baton.cli.json.Json;
import dev.baton.cli.json.JsonWriter;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Verbs about the client's configuration. */
@Command(
        name = "config",
        description = {
            "What the client is set to, and where that is written.",
            "",
            "The file ~/.torc.json5 holds JSON with names that need no quotes, comments, and commas at the end:",
            "",
            "  {",
            "    // the server; an address that ends in /_db/NAME/torc-service or /torc-service/v1 means the same",
            "    database_url: \"http://localhost:8080\",",
            "    // the workflow of verbs that take it from -k, such as collections join",
            "    workflow_key: \"1\",",
            "  }",
            "",
            "What counts is, in this order: an option of the command line; a variable of the environment (BATON_URL,"
                    + " TORC_API_URL, BATON_API_KEY, TORC_PASSWORD, BATON_DATA, TORC_WORKFLOW_KEY); the file; the server"
                    + " that works in the data folder; localhost:8080. The file holds no keys: others may read it."
        },
        footer = {
            "",
            "For example:",
            "  baton config init --database-url http://localhost:8529/_db/workflows/torc-service",
            "  baton config show",
            "  baton config validate"
        })
final class ConfigCommand extends Group {
    private static final List<String> KNOWN = List.of("database_url", "workflow_key");

    ConfigCommand(Baton baton) {
        super(baton);
    }

    @Command(name = "show", description = "What counts at this place, from wherever it comes.")
    int show(@Mixin FormatOption format) {
        Shell shell = baton.shell();
        Optional<URI> named = baton.server().named(shell);
        Json.Obj all = Json.EMPTY
                .with(
                        "url",
                        Json.of(named.or(() -> baton.server().find(shell))
                                .map(URI::toString)
                                .orElse(null)))
                .with("data", Json.of(baton.server().folder(shell).path().toString()))
                .with(
                        "workflow_key",
                        Json.of(shell.variable("TORC_WORKFLOW_KEY")
                                .or(() -> TorcRc.of(shell).text("workflow_key"))
                                .orElse(null)));
        baton.output(format).one(all);
        return 0;
    }

    @Command(name = "paths", description = "Where configuration is looked for, and whether it is there.")
    int paths(@Mixin FormatOption format) {
        Path file = file();
        List<Json> found =
                List.of(Json.EMPTY.with("path", Json.of(file.toString())).with("exists", Json.of(Files.exists(file))));
        baton.output(format)
                .list(
                        "paths",
                        found,
                        () -> new Table("Path", "Exists").row(file.toString(), Files.exists(file) ? "yes" : "no"));
        return 0;
    }

    @Command(name = "init", description = "Writes the file; never over one that is there.")
    int init(
            @Option(
                            names = {"-u", "--database-url"},
                            paramLabel = "URL",
                            defaultValue = "http://localhost:8080",
                            description = "the server; ${DEFAULT-VALUE} unless named")
                    String url) {
        Path file = file();
        Server.base(url);
        String text = "{\n  // the server: see torc config --help\n  database_url: " + JsonWriter.compact(Json.of(url))
                + ",\n}\n";
        try {
            Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
        } catch (IOException refused) {
            throw new Failure(Failure.reason(refused));
        }
        baton.shell().out().println("Wrote " + file);
        return 0;
    }

    @Command(name = "validate", description = "Whether the file can be read, and means something.")
    int validate() {
        TorcRc rc = TorcRc.of(baton.shell());
        Path file = file();
        if (!Files.exists(file)) {
            throw new Failure(file + " is not there; baton config init writes one");
        }
        if (!(rc.settings() instanceof Json.Obj settings)) {
            throw new Failure(file + " must hold an object: { database_url: \"http://...\" }");
        }
        rc.text("database_url").ifPresent(Server::base);
        settings.members().keySet().stream()
                .filter(key -> !KNOWN.contains(key))
                .forEach(key -> baton.shell().err().println("warning: " + key + " means nothing to Baton"));
        baton.shell().out().println(file + " is valid");
        return 0;
    }

    private Path file() {
        return TorcRc.of(baton.shell()).file().orElseThrow(() -> new Failure("there is no home folder: set HOME"));
    }
}
