package dev.baton.engine.push;

import dev.baton.engine.job.JobStatus;

/**
 * How somebody without a key ends one attempt of one job, of whatever door. Whoever knows the nonce and the token of an attempt
 * may say how it ended, once; saying the same again changes nothing. Thread-safe.
 */
public interface Callbacks {
    /** What lets its holder speak for one attempt, for 72 hours from its claim; secret. */
    record Ticket(long jobId, int attempt, String nonce, String token) {
        @Override
        public String toString() {
            return "Ticket[" + jobId + "/" + attempt + "]";
        }
    }

    /** What is said of an attempt. */
    sealed interface Word {
        /** It runs, and its time begins anew. */
        record Running() implements Word {}

        /** It has ended. */
        record Ended(Answer answer) implements Word {}
    }

    /** What became of a word. */
    sealed interface Reply {
        /** It counts, or counted before. */
        record Taken(JobStatus status) implements Reply {}

        /** It counts, or counted before, and a rule lets the job run again. */
        record Again(int nextAttempt) implements Reply {}

        /** The attempt is over in another way; nothing changed. */
        record TooLate(JobStatus status) implements Reply {}

        /** Nonce or token are wrong or too old; nothing changed. */
        record Forbidden() implements Reply {}
    }

    /** The ticket of the job's present attempt; RefusedException where the job is neither claimed nor running. */
    Ticket ticket(long jobId);

    /** Where the holder of the ticket calls, but for the status, which is to be appended. */
    String address(Ticket ticket);

    /** Takes the word; RefusedException where it names user data that the job does not write. */
    Reply call(long jobId, String nonce, String token, Word word);
}
