package dev.baton.cli.client;

import dev.baton.cli.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Verbs about files. */
@Command(
        name = "files",
        description = "The paths that jobs read and write, by which a workflow knows who waits for whom.",
        footer = {
            "",
            "For example:",
            "  baton files create 1 -n model -p out/model.pkl",
            "  baton files list-required-existing 1",
            "",
            "Bytes that Baton itself keeps are job-files."
        })
final class FilesCommand extends RecordGroup {
    private static final String PATH = "/files";

    FilesCommand(Baton baton) {
        super(baton, "file", PATH);
    }

    @Command(name = "create", description = "Adds a file to a workflow.")
    int create(
            @Parameters(paramLabel = "WORKFLOW") long workflow,
            @Option(
                            names = {"-n", "--name"},
                            required = true,
                            paramLabel = "NAME")
                    String name,
            @Option(
                            names = {"-p", "--path"},
                            required = true,
                            paramLabel = "PATH",
                            description = "where jobs find it, from where they run")
                    String path,
            @Mixin FormatOption format) {
        Draft draft = Draft.of(workflow).text("name", name).text("path", path);
        made(baton.api().post(PATH, draft.body()), format);
        return 0;
    }

    @Command(name = "list", description = "A workflow's files, with the time of their last known change.")
    int list(
            @Parameters(paramLabel = "WORKFLOW") long workflow,
            @Option(names = "--produced-by-job-id", paramLabel = "JOB", description = "only those that it writes")
                    Long producer,
            @Mixin ListOptions part,
            @Mixin FormatOption format) {
        print(part.read(baton.api(), new Listing(PATH, workflow).and("produced_by_job_id", producer)), format);
        return 0;
    }

    @Command(name = "update", description = "Changes a file's name or path.")
    int update(
            @Parameters(paramLabel = "ID") long id,
            @Option(
                            names = {"-n", "--name"},
                            paramLabel = "NAME")
                    String name,
            @Option(
                            names = {"-p", "--path"},
                            paramLabel = "PATH")
                    String path,
            @Mixin FormatOption format) {
        return change(id, format, draft -> draft.text("name", name).text("path", path));
    }

    @Command(
            name = "list-required-existing",
            description = "The files that must be there before the jobs start: nobody makes them, or whoever did has.")
    int required(@Parameters(paramLabel = "WORKFLOW") long workflow, @Mixin FormatOption format) {
        Api api = baton.api();
        Set<Json> ids = Set.copyOf(api.get("/workflows/" + workflow + "/required_existing_files")
                .get("files")
                .items());
        print(
                api.list(new Listing(PATH, workflow).toString()).stream()
                        .filter(file -> ids.contains(file.get("id")))
                        .toList(),
                format);
        return 0;
    }

    private void print(List<Json> files, FormatOption format) {
        baton.output(format).list("files", files, () -> {
            Table table = new Table("ID", "Name", "Path", "Modified");
            files.forEach(file -> table.row(cell(file, "id"), cell(file, "name"), cell(file, "path"), modified(file)));
            return table;
        });
    }

    private static String modified(Json file) {
        return file.text("st_mtime")
                .map(seconds -> Instant.ofEpochSecond((long) Double.parseDouble(seconds))
                        .toString())
                .orElse("");
    }
}
