package dev.baton.engine.access;

/** A workflow that a group may see; since when, in ISO-8601 UTC. */
public record SharedWorkflow(long workflowId, long groupId, String createdAt) {}
