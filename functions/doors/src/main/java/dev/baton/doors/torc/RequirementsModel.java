package dev.baton.doors.torc;

import dev.baton.doors.json.Wire;
import dev.baton.engine.node.ResourceRequirements;
import dev.baton.engine.node.Resources;

/** Resource requirements on the wire. */
@Wire
public record RequirementsModel(
        long id, long workflowId, String name, int numCpus, int numGpus, int numNodes, String memory, String runtime) {
    /** As clients get to see it. */
    public static RequirementsModel of(ResourceRequirements record) {
        Resources resources = record.resources();
        return new RequirementsModel(
                record.id(),
                record.workflowId(),
                record.name(),
                resources.cpus(),
                resources.gpus(),
                resources.nodes(),
                resources.memory(),
                resources.runtime());
    }
}
