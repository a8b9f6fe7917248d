package dev.baton.cli.client;

import dev.baton.cli.json.Json;
import dev.baton.cli.json.JsonReader;
import dev.baton.cli.json.JsonWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes workflows from one server to another, as one document each. */
final class TransferWorkflow {
    private TransferWorkflow() {}

    /** Writes a workflow as a document. */
    @Command(
            name = "export",
            description = "Writes a workflow as one JSON document.",
            footer = {"", "For example:", "  baton workflows export 1 -o workflow.json --include-results"})
    static final class Export implements Callable<Integer> {
        private final Baton baton;

        @Parameters(paramLabel = "ID")
        private long id;

        @Option(
                names = {"-o", "--output"},
                paramLabel = "FILE",
                description = "where to; else standard output")
        private Path target;

        @Option(names = "--include-results", description = "how its jobs ended, too")
        private boolean results;

        @Option(names = "--include-events", description = "what was noted, too")
        private boolean events;

        Export(Baton baton) {
            this.baton = baton;
        }

        @Override
        public Integer call() {
            Json document = baton.api()
                    .baton(
                            "GET",
                            "/workflows/" + id + "/export?include_results=" + results + "&include_events=" + events,
                            null);
            if (target == null || target.toString().equals("-")) {
                baton.output(new FormatOption()).print(document);
                return 0;
            }
            try {
                Files.writeString(baton.shell().folder().resolve(target), JsonWriter.pretty(document) + "\n");
            } catch (IOException refused) {
                throw new Failure(Failure.reason(refused));
            }
            baton.shell().out().println("Exported workflow " + id + " to " + target);
            return 0;
        }
    }

    /** Makes a workflow of a document. */
    @Command(
            name = "import",
            description = "Makes a workflow of an exported document, with new ids and all jobs uninitialized.",
            footer = {
                "",
                "For example:",
                "  baton workflows export 1 | baton --url http://other:8080 workflows import -"
            })
    static final class Import implements Callable<Integer> {
        private final Baton baton;

        @Parameters(paramLabel = "FILE", description = "the document; - for standard input")
        private Path source;

        @Option(
                names = {"-n", "--name"},
                paramLabel = "NAME",
                description = "what it is to be called; else as before")
        private String name;

        @Mixin
        private FormatOption format;

        Import(Baton baton) {
            this.baton = baton;
        }

        @Override
        public Integer call() {
            Json document = read();
            String query = name == null ? "" : "?name=" + Api.encode(name);
            Json made = baton.apiOrNewFolder().baton("POST", "/workflows/import" + query, document);
            baton.output(format)
                    .changed(
                            made,
                            "Created workflow " + made.number("id") + ": " + Group.cell(made, "workflow_name") + " ("
                                    + made.number("jobs") + " jobs)");
            return 0;
        }

        private Json read() {
            try {
                byte[] bytes = source.toString().equals("-")
                        ? System.in.readAllBytes()
                        : Files.readAllBytes(baton.shell().folder().resolve(source));
                return JsonReader.read(new String(bytes, StandardCharsets.UTF_8));
            } catch (IOException unreadable) {
                throw new Failure(Failure.reason(unreadable));
            } catch (JsonReader.BadJson broken) {
                throw new Failure(source + " is no JSON: " + broken.getMessage());
            }
        }
    }
}
