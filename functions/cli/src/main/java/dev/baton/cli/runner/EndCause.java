package dev.baton.cli.runner;

/** Why a runner ends a job that has not ended by itself. */
enum EndCause {
    /** Its runtime limit is over. */
    RUNTIME_OVER,
    /** The runner was told to stop. */
    RUNNER_STOPS,
    /** Nobody wants its result: the workflow is canceled, or the job was given to another. */
    UNWANTED
}
