package dev.baton.doors.torc;

import dev.baton.doors.json.Body;
import dev.baton.doors.json.Wire;
import dev.baton.engine.workflow.Workflow;
import dev.baton.engine.workflow.WorkflowStatus;

/** A workflow's status record on the wire. */
@Wire
public record WorkflowStatusModel(
        long id, long runId, boolean isCanceled, boolean isArchived, boolean hasDetectedNeedToRunCompletionScript) {
    static WorkflowStatusModel of(Workflow workflow) {
        WorkflowStatus status = workflow.status();
        return new WorkflowStatusModel(
                workflow.id(),
                status.runId(),
                status.canceled(),
                status.archived(),
                status.hasDetectedNeedToRunCompletionScript());
    }

    /** The status that a client wants; what it leaves out stays. */
    static WorkflowStatus changed(WorkflowStatus old, Body body) {
        return new WorkflowStatus(
                body.integer("run_id", old.runId()),
                body.flag("is_canceled", old.canceled()),
                body.flag("is_archived", old.archived()),
                body.flag("has_detected_need_to_run_completion_script", old.hasDetectedNeedToRunCompletionScript()));
    }
}
