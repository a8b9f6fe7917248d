package dev.baton.engine.job;

/**
 * A job as it stands.
 *
 * @param spec what it was created with; the requirements are never null here
 * @param attempt from 1; each return of a claimed job to ready raises it
 * @param computeNodeId the node that has it or had it last; null for none
 */
public record Job(long id, long workflowId, NewJob spec, JobStatus status, int attempt, Long computeNodeId) {}
