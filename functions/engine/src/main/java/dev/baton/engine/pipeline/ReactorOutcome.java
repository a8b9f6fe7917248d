package dev.baton.engine.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;

/**
 * What a built-in actor made of a message.
 *
 * @param log one line for the execution's log; holds no secret
 * @param result what the caller may learn: the outcome, and what it is about; a new job's token is in it, so it is not for
 *     logs
 * @param outgoing messages to other actors, to be sent by the caller
 */
public record ReactorOutcome(Verdict verdict, String log, JsonNode result, List<Outgoing> outgoing) {
    /** What came of it. */
    public enum Verdict {
        CREATED,
        /** The job, or pipeline, stood already. */
        ATTACHED,
        APPLIED,
        /** The same message had been applied before. */
        REPEATED,
        /** Somebody else is asked to do it. */
        FORWARDED,
        /** The status stands for no event. */
        IGNORED,
        CANCELED,
        DELETED,
        RETIRED,
        REFUSED;

        /** The name in answers. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A message to another actor. */
    public record Outgoing(String actorId, JsonNode message) {}

    /** The exit code of the execution: 0, or 1 where the message was refused. */
    public int exitCode() {
        return verdict == Verdict.REFUSED ? 1 : 0;
    }

    @Override
    public String toString() {
        return "ReactorOutcome[" + verdict + ", " + log + "]";
    }
}
