package dev.baton.cli.client;

import dev.baton.cli.json.Json;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Verbs about results: how jobs ended and what they took. */
@Command(
        name = "results",
        description = "See how jobs ended and what they took.",
        footer = {"", "For example:", "  baton results list 1 --failed"})
final class ResultsCommand extends RecordGroup {
    ResultsCommand(Baton baton) {
        super(baton, "result", "/results");
    }

    @Command(name = "list", description = "The newest result of each job.")
    int list(
            @Parameters(paramLabel = "WORKFLOW") long workflow,
            @Option(
                            names = {"-j", "--job-id"},
                            paramLabel = "JOB")
                    Long job,
            @Option(
                            names = {"-r", "--run-id"},
                            paramLabel = "RUN")
                    Long run,
            @Option(names = "--return-code", paramLabel = "CODE") Integer returnCode,
            @Option(names = "--failed", description = "only those with another return code than 0") boolean failed,
            @Option(
                            names = {"-s", "--status"},
                            paramLabel = "STATUS")
                    String status,
            @Option(names = "--compute-node", paramLabel = "NODE", description = "only those of that compute node")
                    Long node,
            @Option(names = "--all-runs", description = "older results too") boolean allRuns,
            @Mixin FormatOption format) {
        String filters = (job == null ? "" : "&job_id=" + job)
                + (run == null ? "" : "&run_id=" + run)
                + (returnCode == null ? "" : "&return_code=" + returnCode)
                + (status == null ? "" : "&status=" + Api.encode(status))
                + (node == null ? "" : "&compute_node_id=" + node)
                + (allRuns ? "&all_runs=true" : "");
        Api api = baton.api();
        List<Json> results = api.list("/results?workflow_id=" + workflow + filters).stream()
                .filter(result -> !failed || result.number("return_code") != 0)
                .toList();
        baton.output(format).list("results", results, () -> table(results, names(api, workflow, results)));
        return 0;
    }

    private static Map<Json, String> names(Api api, long workflow, List<Json> results) {
        return results.isEmpty()
                ? Map.of()
                : api.list("/jobs?workflow_id=" + workflow).stream()
                        .collect(Collectors.toMap(job -> job.get("id"), job -> cell(job, "name")));
    }

    private static Table table(List<Json> results, Map<Json, String> names) {
        Table table = new Table(
                "ID",
                "Job ID",
                "Job Name",
                "WF ID",
                "Run ID",
                "Attempt",
                "Return Code",
                "Exec Time",
                "Peak Mem",
                "Peak CPU %",
                "Completion Time",
                "Status");
        results.forEach(result -> table.row(
                cell(result, "id"),
                cell(result, "job_id"),
                names.getOrDefault(result.get("job_id"), ""),
                cell(result, "workflow_id"),
                cell(result, "run_id"),
                cell(result, "attempt_id"),
                cell(result, "return_code"),
                result.text("exec_time_minutes").map(Measures::time).orElse(""),
                result.text("peak_memory_bytes").map(Measures::memory).orElse(""),
                result.text("peak_cpu_percent").map(Measures::percent).orElse(""),
                cell(result, "completion_time"),
                cell(result, "status")));
        return table;
    }
}
