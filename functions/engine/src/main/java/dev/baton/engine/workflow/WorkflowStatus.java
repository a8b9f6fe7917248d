package dev.baton.engine.workflow;

/**
 * The status record that Torc's clients read and write.
 *
 * @param runId 0 at creation; clients raise it with each run
 */
public record WorkflowStatus(
        long runId, boolean canceled, boolean archived, boolean hasDetectedNeedToRunCompletionScript) {}
