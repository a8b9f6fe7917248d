package dev.baton.cli.client;

import dev.baton.cli.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Which jobs can run at the same time: a stage is what can run when all before it have ended. */
@Command(
        name = "execution-plan",
        description = "Which jobs can run at the same time, stage by stage, by what they wait for.",
        footer = {
            "",
            "What goes between jobs by files and data counts once the workflow is initialized.",
            "",
            "For example:",
            "  ID=$(baton workflows create workflow.yaml -f json | jq .id); baton workflows initialize-jobs $ID",
            "  baton workflows execution-plan $ID"
        })
final class ExecutionPlan implements Callable<Integer> {
    private final Baton baton;

    @Parameters(paramLabel = "ID")
    private long id;

    @Mixin
    private FormatOption format;

    ExecutionPlan(Baton baton) {
        this.baton = baton;
    }

    @Override
    public Integer call() {
        Api api = baton.api();
        Map<Long, String> left = new LinkedHashMap<>();
        api.list("/jobs?workflow_id=" + id).forEach(job -> left.put(job.number("id"), Group.cell(job, "name")));
        List<List<Map.Entry<Long, String>>> stages = stages(left, needs(api));
        List<Json> printed = new ArrayList<>();
        for (List<Map.Entry<Long, String>> stage : stages) {
            printed.add(Json.EMPTY
                    .with("stage", Json.of(printed.size() + 1))
                    .with(
                            "job_ids",
                            new Json.Arr(stage.stream()
                                    .map(job -> Json.of(job.getKey()))
                                    .toList()))
                    .with(
                            "jobs",
                            new Json.Arr(stage.stream()
                                    .map(job -> Json.of(job.getValue()))
                                    .toList())));
        }
        baton.output(format).list("stages", printed, () -> {
            Table table = new Table("Stage", "Jobs", "Names");
            for (int i = 0; i < stages.size(); i++) {
                String names = stages.get(i).stream().map(Map.Entry::getValue).collect(Collectors.joining(", "));
                table.row(
                        Integer.toString(i + 1), Integer.toString(stages.get(i).size()), names);
            }
            return table;
        });
        return 0;
    }

    private Map<Long, List<Long>> needs(Api api) {
        Map<Long, List<Long>> needs = new HashMap<>();
        api.list("/workflows/" + id + "/job_dependencies?reverse_sort=false")
                .forEach(edge -> needs.computeIfAbsent(edge.number("job_id"), none -> new ArrayList<>())
                        .add(edge.number("depends_on_job_id")));
        return needs;
    }

    /** Empties the map of jobs. */
    private static List<List<Map.Entry<Long, String>>> stages(Map<Long, String> left, Map<Long, List<Long>> needs) {
        List<List<Map.Entry<Long, String>>> stages = new ArrayList<>();
        while (!left.isEmpty()) {
            List<Map.Entry<Long, String>> stage = left.entrySet().stream()
                    .filter(job ->
                            needs.getOrDefault(job.getKey(), List.of()).stream().noneMatch(left::containsKey))
                    .map(Map.Entry::copyOf)
                    .toList();
            if (stage.isEmpty()) {
                throw new Failure("these jobs wait for one another: " + String.join(", ", left.values()));
            }
            stages.add(stage);
            stage.forEach(job -> left.remove(job.getKey()));
        }
        return stages;
    }
}
