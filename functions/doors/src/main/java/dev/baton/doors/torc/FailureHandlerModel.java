package dev.baton.doors.torc;

import dev.baton.doors.json.Wire;
import dev.baton.engine.job.FailureHandler;

/** A failure handler on the wire; the rules are JSON text. */
@Wire
public record FailureHandlerModel(long id, long workflowId, String name, String rules) {
    static FailureHandlerModel of(FailureHandler handler) {
        return new FailureHandlerModel(handler.id(), handler.workflowId(), handler.name(), handler.rules());
    }
}
