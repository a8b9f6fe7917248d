package dev.baton.cli.runner;

/** What became of a job whose end was reported. */
public sealed interface Verdict {
    /** The end is recorded and final. */
    record Done() implements Verdict {}

    /**
     * The end is recorded and the job runs again.
     *
     * @param recoveryScript what {@code bash -c} runs before; null for nothing
     */
    record Retry(String recoveryScript, int nextAttempt) implements Verdict {}

    /** The job had been taken from this runner (canceled, reset, or its lease ran out): the end is not recorded. */
    record NotYours() implements Verdict {}
}
