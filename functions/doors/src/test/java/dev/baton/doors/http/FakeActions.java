package dev.baton.doors.http;

import dev.baton.engine.data.PlainRecord;
import dev.baton.engine.record.Records;
import dev.baton.engine.workflow.Actions;
import java.util.List;

/** Actions that are never due. */
record FakeActions(Records<PlainRecord> records) implements Actions {
    @Override
    public PlainRecord create(PlainRecord draft) {
        return records.create(draft);
    }

    @Override
    public List<PlainRecord> list(long workflowId) {
        return records.list(workflowId);
    }

    @Override
    public List<PlainRecord> pending(long workflowId) {
        return List.of();
    }

    @Override
    public PlainRecord claim(long workflowId, long actionId, Long computeNodeId) {
        return records.get(actionId);
    }
}
