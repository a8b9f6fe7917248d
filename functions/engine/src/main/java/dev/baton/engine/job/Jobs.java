package dev.baton.engine.job;

import java.util.List;
import java.util.Map;

/**
 * The jobs of workflows. Thread-safe. Errors: NotFoundException for an unknown job or workflow, RefusedException for what
 * the job's status, run or attempt does not allow.
 */
public interface Jobs {
    /** Creates an uninitialized job. */
    Job create(long workflowId, NewJob draft);

    /** Creates jobs, all or none. */
    List<Job> createAll(long workflowId, List<NewJob> drafts);

    Job get(long id);

    /** All jobs of the workflow in the order of their ids. */
    List<Job> list(long workflowId);

    /** How many jobs of the workflow have each status; statuses without any are left out. */
    Map<JobStatus, Integer> count(long workflowId);

    /** Why the job waits, or what became of it. */
    Reason why(long id);

    /** Changes what the job was created with; nothing else. */
    Job update(long id, NewJob spec);

    /** An uninitialized job is disabled: it counts as a good end. */
    Job disable(long id);

    /** Removes the job; who waits for it goes on. */
    Job delete(long id);

    int deleteAll(long workflowId);

    /** A claimed job starts on that node; refused with another run id or from another status than pending. */
    Job start(long id, long runId, long computeNodeId);

    /**
     * The attempt ended: the result is kept, the job gets the result's status and passes it on. Refused for a job that is
     * complete already (the propagation is repeated then), for another run or attempt, for a status that is no end.
     */
    Job complete(long id, long runId, Result result);

    /**
     * A job that failed or runs becomes ready with the next attempt; refused with another run id, in another status, or when
     * the attempt has reached maxRetries.
     */
    Job retry(long id, long runId, int maxRetries);

    /** Moves a job to any status that is no end; refused with another run id when the status really changes. */
    Job changeStatus(long id, JobStatus status, long runId);
}
