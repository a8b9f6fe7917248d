package dev.baton.lambda;

import dev.baton.engine.job.JobStatus;

/** What another function may ask for without HTTP. Whatever it asks may be asked twice: Lambda delivers at least once. */
public sealed interface Message {
    /** The kinds as they are called on the wire. */
    String KINDS = "tick, finish";

    /** Do what is due now. */
    record Tick() implements Message {}

    /**
     * An attempt of a job ended. A repeated or late report changes nothing.
     *
     * @param runId the workflow's run that the attempt belongs to
     * @param status completed, failed or terminated
     * @param completionTime ISO-8601; null for now
     */
    record Finish(
            long jobId,
            int attempt,
            long runId,
            JobStatus status,
            int returnCode,
            double execTimeMinutes,
            String completionTime)
            implements Message {}
}
