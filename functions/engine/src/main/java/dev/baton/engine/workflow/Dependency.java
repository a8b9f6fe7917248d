package dev.baton.engine.workflow;

/** An edge of the graph: the job waits for the other. */
public record Dependency(long jobId, String jobName, long dependsOnJobId, String dependsOnJobName) {}
