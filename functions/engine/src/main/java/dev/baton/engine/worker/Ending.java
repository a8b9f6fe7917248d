package dev.baton.engine.worker;

import dev.baton.engine.job.JobStatus;

/** What became of an attempt whose end a worker reported. */
public sealed interface Ending {
    /** The end is recorded, and final. */
    record Final(JobStatus status) implements Ending {}

    /**
     * The job runs again, by a rule of its failure handler.
     *
     * @param recoveryScript what {@code bash -c} runs before; null for nothing
     */
    record Again(String recoveryScript, int nextAttempt) implements Ending {}

    /** The job had been taken from the worker (canceled, reset, or its lease ran out): nothing is recorded. */
    record NotYours() implements Ending {}
}
