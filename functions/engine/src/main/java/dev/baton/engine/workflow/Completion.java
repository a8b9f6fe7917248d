package dev.baton.engine.workflow;

/** Whether a workflow is over: each of its jobs ended (Torc's rule: true for none), or somebody canceled it. */
public record Completion(boolean complete, boolean canceled, boolean needsCompletionScript) {}
