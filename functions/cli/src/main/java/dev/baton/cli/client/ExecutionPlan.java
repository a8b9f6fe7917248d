package dev.baton.cli.client;

import dev.baton.cli.json.Json;
import dev.baton.cli.server.SpecPlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
            "Of a specification nothing is created, and no server is needed. Of a workflow, what goes between jobs by files",
            "and data counts once it is initialized.",
            "",
            "For example:",
            "  baton workflows execution-plan workflow.yaml",
            "  baton workflows execution-plan 1 -f json | jq -c '.[].jobs'"
        })
final class ExecutionPlan implements ApplicationVerb {
    private final Baton baton;

    @Parameters(paramLabel = "SPEC|ID", description = "a specification's file, or a workflow's id")
    private String specOrId;

    @Mixin
    private FormatOption format;

    ExecutionPlan(Baton baton) {
        this.baton = baton;
    }

    /** Specifications are read by the engine, which the light client has not. */
    @Override
    public boolean needed() {
        return !isId();
    }

    private boolean isId() {
        return specOrId != null && specOrId.matches("\\d{1,18}");
    }

    @Override
    public Integer call() {
        return isId() ? ofWorkflow(Long.parseLong(specOrId)) : ofSpecification();
    }

    private int ofWorkflow(long id) {
        Api api = baton.api();
        Map<Long, String> left = new LinkedHashMap<>();
        api.list("/jobs?workflow_id=" + id).forEach(job -> left.put(job.number("id"), Group.cell(job, "name")));
        Map<Long, List<Long>> needs = new HashMap<>();
        api.list("/workflows/" + id + "/job_dependencies?reverse_sort=false")
                .forEach(edge -> needs.computeIfAbsent(edge.number("job_id"), none -> new ArrayList<>())
                        .add(edge.number("depends_on_job_id")));
        print(stages(left, needs), true);
        return 0;
    }

    private int ofSpecification() {
        Map<Long, String> left = new LinkedHashMap<>();
        Map<Long, List<Long>> needs = new HashMap<>();
        for (SpecPlan.Step step : SpecPlan.of(baton.shell().folder().resolve(specOrId), Path.of(specOrId))) {
            left.put(step.number(), step.name());
            needs.put(step.number(), step.needs());
        }
        print(stages(left, needs), false);
        return 0;
    }

    private void print(List<List<Map.Entry<Long, String>>> stages, boolean withIds) {
        List<Json> printed = new ArrayList<>();
        for (List<Map.Entry<Long, String>> stage : stages) {
            Json.Obj told = Json.EMPTY.with("stage", Json.of(printed.size() + 1));
            List<Json> ids = stage.stream().map(job -> Json.of(job.getKey())).toList();
            List<Json> names =
                    stage.stream().map(job -> Json.of(job.getValue())).toList();
            told = withIds ? told.with("job_ids", new Json.Arr(ids)) : told;
            printed.add(told.with("jobs", new Json.Arr(names)));
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
