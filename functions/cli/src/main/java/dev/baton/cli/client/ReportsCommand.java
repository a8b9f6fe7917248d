package dev.baton.cli.client;

import dev.baton.cli.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Verbs that put together what was recorded. */
@Command(
        name = "reports",
        description = "What a workflow's runs came to.",
        footer = {
            "",
            "For example:",
            "  baton reports summary 1",
            "  baton reports results 1 | jq -r '.results[] | select(.return_code != 0) | .job_stderr'",
            "  baton reports check-resource-utilization 1 --all"
        })
final class ReportsCommand extends Group {
    ReportsCommand(Baton baton) {
        super(baton);
    }

    @Command(name = "summary", description = "How many jobs ended how, and how long they took together.")
    int summary(@Parameters(paramLabel = "WORKFLOW") long workflow, @Mixin FormatOption format) {
        Api api = baton.api();
        Json record = api.get("/workflows/" + workflow);
        Map<String, Json> counts = new TreeMap<>();
        api.list(new Listing("/jobs", workflow).toString()).stream()
                .collect(Collectors.groupingBy(job -> cell(job, "status"), TreeMap::new, Collectors.counting()))
                .forEach((status, count) -> counts.put(status, Json.of(count)));
        double minutes = results(api, workflow).stream()
                .mapToDouble(result ->
                        Double.parseDouble(result.text("exec_time_minutes").orElse("0")))
                .sum();
        baton.output(format)
                .one(Json.EMPTY
                        .with("workflow_id", Json.of(workflow))
                        .with("name", record.get("name"))
                        .with("jobs", new Json.Obj(counts))
                        .with("exec_time_minutes", new Json.Num(Double.toString(Math.round(minutes * 1000) / 1000.0))));
        return 0;
    }

    @Command(name = "results", description = "Each result with the files that hold the job's output; always JSON.")
    int results(
            @Parameters(paramLabel = "WORKFLOW") long workflow,
            @Option(
                            names = {"-o", "--output-dir"},
                            paramLabel = "DIR",
                            defaultValue = "output",
                            description = "where baton run kept them; ${DEFAULT-VALUE} unless said")
                    String folder) {
        Api api = baton.api();
        Map<Json, Json> names = api.list(new Listing("/jobs", workflow).toString()).stream()
                .collect(Collectors.toMap(job -> job.get("id"), job -> job.get("name")));
        List<Json> told = new ArrayList<>();
        for (Json result : results(api, workflow)) {
            String log = folder + "/" + LogNames.of(result);
            told.add(Draft.over(result)
                    .with("job_name", names.getOrDefault(result.get("job_id"), Json.NULL))
                    .text("job_stdout", log + ".o")
                    .text("job_stderr", log + ".e")
                    .body());
        }
        baton.output(new FormatOption())
                .print(Json.EMPTY.with("workflow_id", Json.of(workflow)).with("results", new Json.Arr(told)));
        return 0;
    }

    @Command(
            name = "check-resource-utilization",
            description = "Jobs that took more memory, CPU or time than they asked for; with --all the others, too.")
    int utilization(
            @Parameters(paramLabel = "WORKFLOW") long workflow,
            @Option(
                            names = {"-a", "--all"},
                            description = "also those that took less")
                    boolean all,
            @Mixin FormatOption format) {
        Api api = baton.api();
        Utilization utilization = Utilization.of(api, workflow);
        List<Json> rows = results(api, workflow).stream()
                .flatMap(result -> utilization.rows(result).stream())
                .filter(row -> all || row.isTrue("exceeded"))
                .toList();
        baton.output(format).list("violations", rows, () -> {
            Table table = new Table("Job ID", "Job Name", "Resource", "Asked For", "Peak", "Exceeded");
            rows.forEach(row -> table.row(
                    cell(row, "job_id"),
                    cell(row, "job_name"),
                    cell(row, "resource"),
                    cell(row, "asked"),
                    cell(row, "peak"),
                    row.isTrue("exceeded") ? "yes" : "no"));
            return table;
        });
        return 0;
    }

    private static List<Json> results(Api api, long workflow) {
        return api.list(new Listing("/results", workflow).toString());
    }
}
