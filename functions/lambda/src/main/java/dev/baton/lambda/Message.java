package dev.baton.lambda;

import dev.baton.engine.job.JobStatus;
import dev.baton.engine.push.Callbacks.Word;

/** What another function may ask for without HTTP. Whatever it asks may be asked twice: Lambda delivers at least once. */
public sealed interface Message {
    /** The kinds as they are called on the wire. */
    String KINDS = "tick, finish, callback";

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

    /**
     * The target of a push job says how its attempt goes, as it may at the callback's address, too.
     *
     * @param nonce the delivery's
     * @param token the delivery's
     */
    record Callback(long jobId, String nonce, String token, Word word) implements Message {
        @Override
        public String toString() {
            return "Callback[" + jobId + "]";
        }
    }
}
