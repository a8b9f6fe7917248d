package dev.baton.engine.workflow;

/** A workflow as it stands; the timestamp of its creation in ISO-8601 UTC with milliseconds. */
public record Workflow(long id, NewWorkflow spec, String timestamp, WorkflowStatus status) {}
