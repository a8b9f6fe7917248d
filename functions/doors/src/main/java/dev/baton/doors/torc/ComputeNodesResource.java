package dev.baton.doors.torc;

import dev.baton.doors.error.RequestException;
import dev.baton.doors.json.Body;
import dev.baton.engine.Engine;
import dev.baton.engine.node.ComputeNode;
import dev.baton.engine.node.IsoDuration;
import dev.baton.engine.record.Records;
import jakarta.ws.rs.Path;
import java.util.function.Predicate;

/** Compute nodes: the workers' machines. */
@Path(Torc.BASE + "/compute_nodes")
public final class ComputeNodesResource extends RecordResource<ComputeNode, ComputeNodeModel> {
    private final Engine engine;

    public ComputeNodesResource(Engine engine) {
        super("compute_node", Columns.of(ComputeNodeModel.class));
        this.engine = engine;
    }

    @Override
    Records<ComputeNode> records() {
        return engine.computeNodes();
    }

    @Override
    ComputeNode draft(long workflowId, Body body) {
        return new ComputeNode(
                0,
                workflowId,
                body.name("hostname"),
                body.integer("pid"),
                body.text("start_time"),
                body.number("duration_seconds", null),
                body.json("is_active", null) == null ? null : (Boolean) body.flag("is_active", true),
                body.int32("num_cpus"),
                body.number("memory_gb"),
                body.int32("num_gpus"),
                body.int32("num_nodes"),
                limit(body.text("time_limit", null)),
                body.id("scheduler_config_id", null),
                body.name("compute_node_type"),
                body.json("scheduler", null));
    }

    @Override
    ComputeNode changed(ComputeNode old, Body body) {
        return new ComputeNode(
                old.id(),
                old.workflowId(),
                body.name("hostname", old.hostname()),
                body.integer("pid", old.pid()),
                body.text("start_time", old.startTime()),
                body.number("duration_seconds", old.durationSeconds()),
                body.json("is_active", null) == null ? old.active() : (Boolean) body.flag("is_active", true),
                body.int32("num_cpus", old.numCpus()),
                body.number("memory_gb", old.memoryGb()),
                body.int32("num_gpus", old.numGpus()),
                body.int32("num_nodes", old.numNodes()),
                limit(body.text("time_limit", old.timeLimit())),
                body.id("scheduler_config_id", old.schedulerConfigId()),
                body.name("compute_node_type", old.type()),
                body.json("scheduler", old.scheduler()));
    }

    private static String limit(String text) {
        try {
            if (text != null) {
                IsoDuration.seconds(text);
            }
            return text;
        } catch (IllegalArgumentException wrong) {
            throw RequestException.wrong("time_limit: " + wrong.getMessage(), "time_limit", text);
        }
    }

    @Override
    ComputeNodeModel wire(ComputeNode node) {
        return ComputeNodeModel.of(node);
    }

    @Override
    long workflowId(ComputeNode node) {
        return node.workflowId();
    }

    @Override
    Predicate<ComputeNodeModel> filter(long workflowId, Query query) {
        Predicate<ComputeNodeModel> filter = query.equal("hostname", ComputeNodeModel::hostname);
        return filter.and(query.equalFlag("is_active", ComputeNodeModel::isActive))
                .and(query.equal(
                        "scheduled_compute_node_id",
                        node -> node.scheduler() == null
                                ? null
                                : node.scheduler().path("scheduler_id").asText()));
    }
}
