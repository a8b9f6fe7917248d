package dev.baton.engine.node;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A worker's machine, as the worker registered it.
 *
 * @param id 0 in a draft
 * @param startTime ISO-8601, as given
 * @param durationSeconds how long it was active; null while it is
 * @param active null where nobody said
 * @param memoryGb GiB
 * @param timeLimit ISO-8601 duration after which it goes; null for never
 * @param schedulerConfigId the scheduler that started it; null for none
 * @param type such as {@code local} or {@code slurm}
 * @param scheduler the scheduler's own facts; null for none
 */
public record ComputeNode(
        long id,
        long workflowId,
        String hostname,
        long pid,
        String startTime,
        Double durationSeconds,
        Boolean active,
        int numCpus,
        double memoryGb,
        int numGpus,
        int numNodes,
        String timeLimit,
        Long schedulerConfigId,
        String type,
        JsonNode scheduler) {
    /** The same node as this record of that workflow. */
    public ComputeNode identified(long newId, long newWorkflowId) {
        return new ComputeNode(
                newId,
                newWorkflowId,
                hostname,
                pid,
                startTime,
                durationSeconds,
                active,
                numCpus,
                memoryGb,
                numGpus,
                numNodes,
                timeLimit,
                schedulerConfigId,
                type,
                scheduler);
    }

    /**
     * The same node, active or not.
     *
     * @param seconds how long it was active; null while it is
     */
    public ComputeNode activity(boolean isActive, Double seconds) {
        return new ComputeNode(
                id,
                workflowId,
                hostname,
                pid,
                startTime,
                seconds,
                isActive,
                numCpus,
                memoryGb,
                numGpus,
                numNodes,
                timeLimit,
                schedulerConfigId,
                type,
                scheduler);
    }
}
