package dev.baton.engine.workflow;

import static dev.baton.engine.job.JobAttributes.*;

import dev.baton.engine.job.JobItems;
import dev.baton.engine.job.JobStatus;
import dev.baton.engine.job.ResultItems;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.Update;

/**
 * The changes that let a job begin anew. Whatever returns a job to its beginning that was ever claimed, or that has a
 * result of its present attempt, raises its attempt: the number fences what the earlier attempt may still report.
 */
final class Fresh {
    private Fresh() {}

    /** The attempt that follows. */
    static int attempt(Item job) {
        int attempt = JobItems.attempt(job);
        boolean reported = ResultItems.newest(job)
                .filter(result -> result.attempt() >= attempt)
                .isPresent();
        return attempt + (job.has(CLAIMED_AT) || reported ? 1 : 0);
    }

    /**
     * Adds all but what concerns waits and the index.
     *
     * @param counting whether earlier attempts still count when a failure handler limits them
     */
    static void start(Update.Builder change, Item job, JobStatus status, boolean counting) {
        int attempt = attempt(job);
        change.set(STATUS, status.code())
                .set(ATTEMPT, attempt)
                .remove(BAD_END, NODE, TOKEN, CLAIMED_AT, SENDS, LAST_WORD);
        if (!counting) {
            change.set(FIRST_ATTEMPT, attempt).remove(LOSSES);
        }
    }

    /** How often the job was executed since it was armed, the present attempt included. */
    static int executions(Item job) {
        return (int) (JobItems.attempt(job) - job.number(FIRST_ATTEMPT, 1) + 1);
    }
}
