package dev.baton.doors.torc;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.doors.json.Wire;
import dev.baton.engine.node.ComputeNode;

/** A compute node on the wire; memory in GiB. */
@Wire
public record ComputeNodeModel(
        long id,
        long workflowId,
        String hostname,
        long pid,
        String startTime,
        Double durationSeconds,
        Boolean isActive,
        int numCpus,
        double memoryGb,
        int numGpus,
        int numNodes,
        String timeLimit,
        Long schedulerConfigId,
        String computeNodeType,
        JsonNode scheduler) {
    /** As Torc prints it. */
    public static ComputeNodeModel of(ComputeNode node) {
        return new ComputeNodeModel(
                node.id(),
                node.workflowId(),
                node.hostname(),
                node.pid(),
                node.startTime(),
                node.durationSeconds(),
                node.active(),
                node.numCpus(),
                node.memoryGb(),
                node.numGpus(),
                node.numNodes(),
                node.timeLimit(),
                node.schedulerConfigId(),
                node.type(),
                node.scheduler());
    }
}
