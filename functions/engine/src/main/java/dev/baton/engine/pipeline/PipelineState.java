package dev.baton.engine.pipeline;

/** Where a pipeline's job stands; which states there are and what follows what is a {@link StateMachine}'s matter. */
public enum PipelineState {
    CREATED,
    RUNNING,
    FAILED,
    FINISHED,
    INDEXING,
    VALIDATING,
    VALIDATED,
    REJECTED,
    FINALIZED,
    RETIRED,
    RESET
}
