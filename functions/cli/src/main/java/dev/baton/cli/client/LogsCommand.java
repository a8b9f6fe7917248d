package dev.baton.cli.client;

import dev.baton.cli.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Verbs about what jobs printed, where baton run kept it. */
@Command(
        name = "logs",
        description = "What jobs printed, where `baton run` kept it: beneath the output folder.",
        footer = {
            "",
            "For example:",
            "  baton logs show 4194305",
            "  baton logs analyze 1",
            "  baton logs bundle 1 --bundle logs.zip"
        })
final class LogsCommand extends Group {
    private static final Pattern TROUBLE = Pattern.compile(
            "\\b(error|exception|traceback|fatal|panicked|killed|out of memory|segmentation fault|no space left)\\b",
            Pattern.CASE_INSENSITIVE);

    LogsCommand(Baton baton) {
        super(baton);
    }

    @Command(name = "show", description = "What a job's newest attempt printed: first its output, then its errors.")
    int show(@Parameters(paramLabel = "JOB") long job, @Mixin LogFolder folder) {
        Api api = baton.api();
        long workflow = api.get("/jobs/" + job).number("workflow_id");
        List<Json> results =
                api.list(new Listing("/results", workflow).and("job_id", job).toString());
        if (results.isEmpty()) {
            throw new Failure("job " + job + " has no result yet");
        }
        Path log = folder.in(baton).resolve(LogNames.of(results.getLast()));
        for (String ending : List.of(".o", ".e")) {
            Path file = log.resolveSibling(log.getFileName() + ending);
            try {
                Files.copy(file, baton.shell().out());
            } catch (IOException unreadable) {
                throw new Failure(Failure.reason(unreadable) + " (where did baton run keep it? -o DIR)");
            }
        }
        return 0;
    }

    @Command(name = "analyze", description = "The lines of a workflow's logs that look like trouble.")
    int analyze(
            @Parameters(paramLabel = "WORKFLOW") long workflow, @Mixin LogFolder folder, @Mixin FormatOption format) {
        List<Json> found = new ArrayList<>();
        for (Path file : files(folder.in(baton), workflow)) {
            try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
                long[] number = {0};
                lines.forEach(line -> {
                    number[0]++;
                    if (TROUBLE.matcher(line).find()) {
                        found.add(Json.EMPTY
                                .with("file", Json.of(file.getFileName().toString()))
                                .with("line", Json.of(number[0]))
                                .with("text", Json.of(line)));
                    }
                });
            } catch (IOException unreadable) {
                throw new Failure(Failure.reason(unreadable));
            }
        }
        baton.output(format).list("findings", found, () -> {
            Table table = new Table("File", "Line", "Text");
            found.forEach(item -> table.row(cell(item, "file"), cell(item, "line"), cell(item, "text")));
            return table;
        });
        return 0;
    }

    @Command(name = "bundle", description = "Packs a workflow's logs into a zip file.")
    int bundle(
            @Parameters(paramLabel = "WORKFLOW") long workflow,
            @Option(names = "--bundle", paramLabel = "FILE", description = "where to; else wfWORKFLOW.zip") Path target,
            @Mixin LogFolder folder) {
        List<Path> files = files(folder.in(baton), workflow);
        Path zip = target == null ? Path.of("wf" + workflow + ".zip") : target;
        try (ZipOutputStream out =
                new ZipOutputStream(Files.newOutputStream(baton.shell().folder().resolve(zip)))) {
            for (Path file : files) {
                out.putNextEntry(new ZipEntry(file.getFileName().toString()));
                Files.copy(file, out);
            }
        } catch (IOException refused) {
            throw new Failure(Failure.reason(refused));
        }
        baton.shell().out().println("Packed " + files.size() + " files into " + zip);
        return 0;
    }

    private static List<Path> files(Path folder, long workflow) {
        Path logs = folder.resolve("job_stdio");
        try (Stream<Path> all = Files.list(logs)) {
            List<Path> found = all.filter(file -> file.getFileName().toString().startsWith("job_wf" + workflow + "_"))
                    .sorted()
                    .toList();
            if (found.isEmpty()) {
                throw new Failure("there are no logs of workflow " + workflow + " in " + logs);
            }
            return found;
        } catch (IOException unreadable) {
            throw new Failure(Failure.reason(unreadable) + " (where did baton run keep the logs? -o DIR)");
        }
    }
}
