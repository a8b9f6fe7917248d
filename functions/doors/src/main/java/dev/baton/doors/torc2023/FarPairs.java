package dev.baton.doors.torc2023;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.doors.torc.ComputeNodeModel;
import dev.baton.doors.torc.ResultModel;
import dev.baton.engine.Engine;
import dev.baton.engine.job.Result;
import dev.baton.engine.workflow.Dependency;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The ends of edges that no job's record holds, in one workflow. Documents are made on demand, each once. What a node used as a whole is
 * not measured: that edge leads nowhere. Used by one thread.
 */
final class FarPairs {
    private final Service service;
    private final Engine engine;
    private final long workflow;
    private final Map<String, ObjectNode> made = new HashMap<>();

    FarPairs(Service service, long workflow) {
        this.service = service;
        this.engine = service.engine();
        this.workflow = workflow;
    }

    /** A document that is made when somebody looks at it. */
    record End(String key, Supplier<ObjectNode> document) {}

    /** An edge. */
    record Pair(End from, End to) {}

    List<Pair> of(FarEdge edge) {
        return switch (edge) {
            case BLOCKS ->
                engine.workflows().dependencies(workflow).stream()
                        .map(this::blocks)
                        .toList();
            case RETURNED ->
                engine.results().all(workflow).stream()
                        .map(result -> new Pair(job(result.jobId()), result(result)))
                        .toList();
            case PROCESS_USED ->
                engine.results().all(workflow).stream()
                        .filter(result -> result.peakMemoryBytes() != null)
                        .map(result -> new Pair(job(result.jobId()), used(result)))
                        .toList();
            case EXECUTED ->
                engine.results().all(workflow).stream()
                        .flatMap(result -> node(result).stream().map(node -> new Pair(node, job(result.jobId()))))
                        .toList();
            case SCHEDULED_BYS -> schedulers();
            case NODE_USED -> List.of();
        };
    }

    private Pair blocks(Dependency dependency) {
        return new Pair(job(dependency.dependsOnJobId()), job(dependency.jobId()));
    }

    private List<Pair> schedulers() {
        List<Pair> pairs = new ArrayList<>();
        engine.jobs().list(workflow).stream()
                .filter(job -> job.spec().schedulerId() != null)
                .forEach(job -> engine
                        .slurmSchedulers()
                        .found(List.of(job.spec().schedulerId()))
                        .stream()
                        .map(scheduler -> end(
                                "slurm_schedulers",
                                scheduler.id(),
                                () -> service.identified(
                                        "slurm_schedulers",
                                        scheduler.id(),
                                        scheduler.fields().deepCopy())))
                        .forEach(to -> pairs.add(new Pair(job(job.id()), to))));
        return pairs;
    }

    private End job(long id) {
        return end("jobs", id, () -> service.document(engine.jobs().get(id)));
    }

    private End result(Result result) {
        return end(
                "results",
                result.id(),
                () -> service.document("results", result.id(), ResultModel.of(result))
                        .put("run_id", result.runId()));
    }

    private Optional<End> node(Result result) {
        return engine.computeNodes().found(List.of(result.computeNodeId())).stream()
                .map(node -> end(
                        "compute_nodes",
                        node.id(),
                        () -> service.document("compute_nodes", node.id(), ComputeNodeModel.of(node))))
                .findFirst();
    }

    /** What that generation kept of a process tree, as far as it is measured: resident bytes, and percent of a core. */
    private End used(Result result) {
        return end("job_process_stats", result.id(), () -> {
            ObjectNode fields = service.fields()
                    .put("max_rss", result.peakMemoryBytes())
                    .put("avg_rss", result.avgMemoryBytes())
                    .put("max_cpu_percent", result.peakCpuPercent())
                    .put("avg_cpu_percent", result.avgCpuPercent())
                    .put("run_id", result.runId())
                    .put("timestamp", result.completionTime());
            return service.identified("job_process_stats", result.id(), fields);
        });
    }

    private End end(String collection, long id, Supplier<ObjectNode> make) {
        // Not computeIfAbsent with a maker that may fail half-way: a failed one is asked again.
        return new End(Long.toString(id), () -> {
            String key = collection + "/" + id;
            ObjectNode known = made.get(key);
            if (known == null) {
                known = make.get();
                made.put(key, known);
            }
            return known;
        });
    }
}
