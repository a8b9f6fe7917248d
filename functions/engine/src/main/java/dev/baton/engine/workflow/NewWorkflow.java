package dev.baton.engine.workflow;

/** A workflow to be created, or the new values of one; the description is null where there is none. */
public record NewWorkflow(String name, String user, String description, WorkflowSettings settings) {}
