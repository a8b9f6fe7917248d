package dev.baton.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.engine.job.JobStatus;
import dev.baton.engine.push.Callbacks.Word;
import java.util.Map;
import java.util.Optional;

/** What another function may ask for without HTTP. Whatever it asks may be asked twice: Lambda delivers at least once. */
public sealed interface Message {
    /** The kinds as they are called on the wire. */
    String KINDS = "tick, finish, callback, actor";

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

    /**
     * A message for an actor, as its mailbox takes it by HTTP.
     *
     * @param actor its id or alias
     * @param body what it is told, JSON or text
     * @param query what a request would say in its query: variables of the execution
     * @param nonce for a sender that is to be let in by one, as at the door
     * @param key makes two messages one; where there is none, what Lambda delivers twice is one
     */
    record ToActor(String actor, JsonNode body, Map<String, String> query, Optional<String> nonce, Optional<String> key)
            implements Message {
        @Override
        public String toString() {
            return "ToActor[" + actor + "]";
        }
    }
}
