package dev.baton.engine.workflow;

import dev.baton.engine.node.ComputeNode;
import dev.baton.engine.node.IsoDuration;
import dev.baton.engine.record.Ids;
import dev.baton.engine.record.Records;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Compute nodes as records. One that never sends a heartbeat (a Torc client) is given up by its own time limit, or when it
 * says that it is not active any more.
 */
record StoredNodes(Tables tables, Leases leases) implements Records<ComputeNode> {
    @Override
    public ComputeNode create(ComputeNode draft) {
        ComputeNode node = tables.computeNodes().create(draft);
        limit(node);
        return node;
    }

    @Override
    public List<ComputeNode> createAll(long workflowId, List<ComputeNode> drafts) {
        List<ComputeNode> nodes = tables.computeNodes().createAll(workflowId, drafts);
        nodes.forEach(this::limit);
        return nodes;
    }

    private void limit(ComputeNode node) {
        if (node.timeLimit() != null) {
            long buffer = WorkflowItems.settings(tables.workflows().get(node.workflowId()))
                    .computeNodeExpirationBufferSeconds();
            long seconds = IsoDuration.seconds(node.timeLimit()) + buffer;
            leases.until(
                    node.workflowId(), Ids.number(node.id()), tables.backend().now() + seconds * 1000);
        }
    }

    @Override
    public ComputeNode get(long id) {
        return tables.computeNodes().get(id);
    }

    @Override
    public List<ComputeNode> list(long workflowId) {
        return tables.computeNodes().list(workflowId);
    }

    @Override
    public ComputeNode update(long id, UnaryOperator<ComputeNode> change) {
        ComputeNode updated = tables.computeNodes().update(id, change);
        if (Boolean.FALSE.equals(updated.active())) {
            giveUp(updated);
        }
        return updated;
    }

    private void giveUp(ComputeNode node) {
        leases.start(node.workflowId(), Ids.number(node.id()));
        leases.giveUp(node.workflowId(), Ids.number(node.id()));
    }

    @Override
    public ComputeNode delete(long id) {
        ComputeNode node = tables.computeNodes().get(id);
        giveUp(node);
        return tables.computeNodes().delete(id);
    }

    @Override
    public int deleteAll(long workflowId) {
        list(workflowId).forEach(this::giveUp);
        return tables.computeNodes().deleteAll(workflowId);
    }
}
