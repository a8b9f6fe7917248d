package dev.baton.lambda;

import dev.baton.engine.Backend;
import dev.baton.engine.job.JobStatus;

/** Counts what the engine tells, and takes note where it leaves something to others. Thread-safe. */
record InvocationNews(Backend.News counts) implements Backend.News {
    @Override
    public void of(long workflowId) {
        counts.of(workflowId);
    }

    @Override
    public void ended(long jobId, JobStatus how, long tellingMillis) {
        counts.ended(jobId, how, tellingMillis);
    }

    @Override
    public void contended(long jobId) {
        counts.contended(jobId);
    }

    @Override
    public void left(long workflowId) {
        counts.left(workflowId);
        Invocation.current().leavesBehind();
    }

    @Override
    public void stuck(long workflowId) {
        counts.stuck(workflowId);
    }
}
