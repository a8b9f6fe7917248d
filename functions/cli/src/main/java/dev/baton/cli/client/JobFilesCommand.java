package dev.baton.cli.client;

import dev.baton.cli.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Verbs about the files that a job keeps; `files` are the paths that a workflow's jobs read and write. */
@Command(
        name = "job-files",
        description = "Keep files with a job: any bytes, of any size, for whoever comes after it.",
        footer = {
            "",
            "These are bytes that Baton keeps. What `baton files` lists are paths that jobs read and write themselves.",
            "",
            "Inside a job:",
            "  baton job-files put plots/a.png a.png",
            "  tar cz data | baton job-files put data.tgz -",
            "  baton job-files get -j first data.tgz - | tar xz",
            "",
            "From anywhere, by the job's id:",
            "  baton job-files list -j 4194305",
            "  baton job-files get -j 4194305 plots/a.png"
        })
final class JobFilesCommand extends Group {
    JobFilesCommand(Baton baton) {
        super(baton);
    }

    @Command(name = "list", description = "The job's files, with sizes and times.")
    int list(@Mixin JobOption job, @Mixin FormatOption format) {
        Api api = baton.api();
        String path = job.path(baton.shell(), api).substring("/baton/v1".length()) + "/files";
        List<Json> files = new ArrayList<>();
        Optional<String> cursor = Optional.of("");
        while (cursor.isPresent()) {
            String query = cursor.get().isEmpty() ? "" : "?cursor=" + cursor.get();
            Json page = api.baton("GET", path + query, null);
            files.addAll(page.get("files").items());
            cursor = page.text("cursor");
        }
        baton.output(format).list("files", files, () -> {
            Table table = new Table("Name", "Bytes", "Modified", "SHA-256");
            files.forEach(file ->
                    table.row(cell(file, "name"), cell(file, "length"), cell(file, "modified"), cell(file, "sha256")));
            return table;
        });
        return 0;
    }

    @Command(name = "get", description = "Reads a file.")
    int get(
            @Mixin JobOption job,
            @Parameters(paramLabel = "NAME", description = "the file's name") String name,
            @Parameters(
                            paramLabel = "LOCAL",
                            arity = "0..1",
                            description =
                                    "where to; - for standard output; the last part of the name where nothing is said")
                    String local) {
        Api api = baton.api();
        String path = path(job, api, name);
        String target = local == null ? name.substring(name.lastIndexOf('/') + 1) : local;
        LocalFile.write(baton.shell(), target, out -> api.transfer().download(path, out));
        return 0;
    }

    @Command(name = "put", description = "Writes a file, replacing what had its name.")
    int put(
            @Mixin JobOption job,
            @Parameters(paramLabel = "NAME", description = "the file's name; plots/a.png is one, too") String name,
            @Parameters(
                            paramLabel = "LOCAL",
                            arity = "0..1",
                            description =
                                    "where from; - for standard input; the file of that name where nothing is said")
                    String local) {
        Api api = baton.api();
        String path = path(job, api, name);
        LocalFile.read(
                baton.shell(),
                local == null ? name : local,
                source -> api.transfer().upload(path, "application/octet-stream", source));
        return 0;
    }

    @Command(name = "delete", description = "Removes a file.")
    int delete(@Mixin JobOption job, @Parameters(paramLabel = "NAME") String name) {
        Api api = baton.api();
        api.baton("DELETE", path(job, api, name).substring("/baton/v1".length()), null);
        return 0;
    }

    private String path(JobOption job, Api api, String name) {
        return job.path(baton.shell(), api) + "/files/" + Transfer.path(name);
    }
}
