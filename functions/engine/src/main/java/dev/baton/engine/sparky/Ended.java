package dev.baton.engine.sparky;

/** What became of a word about a job's end. */
public sealed interface Ended {
    /** It counts, or counted before. */
    record Taken(JobState state) implements Ended {}

    /** That build is over in another way, or is not the job's any more; nothing changed. */
    record TooLate(JobState state) implements Ended {}

    /** Nonce or token are wrong or too old; nothing changed. */
    record Forbidden() implements Ended {}
}
