package dev.baton.cli.client;

import dev.baton.cli.json.Json;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Verbs about files. */
@Command(name = "files", description = "Look at the files that jobs read and write.")
final class FilesCommand extends Group {
    FilesCommand(Baton baton) {
        super(baton);
    }

    @Command(name = "list", description = "A workflow's files, with the time of their last known change.")
    int list(@Parameters(paramLabel = "WORKFLOW") long workflow, @Mixin FormatOption format) {
        List<Json> files = baton.api().list("/files?workflow_id=" + workflow);
        baton.output(format).list("files", files, () -> {
            Table table = new Table("ID", "Name", "Path", "Modified");
            files.forEach(file -> table.row(cell(file, "id"), cell(file, "name"), cell(file, "path"), modified(file)));
            return table;
        });
        return 0;
    }

    private static String modified(Json file) {
        return file.text("st_mtime")
                .map(seconds -> Instant.ofEpochSecond((long) Double.parseDouble(seconds))
                        .toString())
                .orElse("");
    }
}
