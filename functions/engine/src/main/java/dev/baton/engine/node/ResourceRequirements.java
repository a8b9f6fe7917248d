package dev.baton.engine.node;

/** Named resources that jobs of a workflow ask for; id 0 in a draft. */
public record ResourceRequirements(long id, long workflowId, String name, Resources resources) {}
