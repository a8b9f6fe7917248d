package dev.baton.cli.client;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Verbs about the JSON value that a job keeps. */
@Command(
        name = "stash",
        description = "Keep one JSON value with a job, for whoever comes after it.",
        footer = {
            "",
            "A job has one stash. Putting replaces it whole; a job without one is not a job whose stash is null.",
            "",
            "Inside a job:",
            "  echo '{\"rows\": 7}' | baton stash put",
            "  baton stash put --data '{\"rows\": 7}'",
            "  baton stash get -j first | jq .rows",
            "",
            "From anywhere, by the job's id:",
            "  baton stash put -j 4194305 result.json",
            "  baton stash get -j 4194305 copy.json"
        })
final class StashCommand extends Group {
    StashCommand(Baton baton) {
        super(baton);
    }

    @Command(name = "get", description = "Prints the value as it was put.")
    int get(
            @Mixin JobOption job,
            @Parameters(paramLabel = "FILE", arity = "0..1", defaultValue = "-", description = "where to; - to print")
                    String file) {
        Api api = baton.api();
        String path = job.path(baton.shell(), api) + "/stash";
        LocalFile.write(baton.shell(), file, out -> api.transfer().download(path, out));
        return 0;
    }

    @Command(name = "put", description = "Replaces the value.")
    int put(
            @Mixin JobOption job,
            @Parameters(
                            paramLabel = "FILE",
                            arity = "0..1",
                            defaultValue = "-",
                            description = "a file with JSON; - for standard input")
                    String file,
            @Option(
                            names = {"-d", "--data"},
                            paramLabel = "JSON",
                            description = "the value itself")
                    String data) {
        Api api = baton.api();
        String path = job.path(baton.shell(), api) + "/stash";
        if (data != null) {
            api.transfer().upload(path, "application/json", Transfer.source(data));
        } else {
            LocalFile.read(baton.shell(), file, source -> api.transfer().upload(path, "application/json", source));
        }
        return 0;
    }

    @Command(name = "delete", description = "Removes the value.")
    int delete(@Mixin JobOption job) {
        Api api = baton.api();
        api.baton("DELETE", job.path(baton.shell(), api).substring("/baton/v1".length()) + "/stash", null);
        return 0;
    }
}
