package dev.baton.engine.job;

import java.time.Instant;
import java.util.List;

/** Why a job does not run, or no longer. Read from the stored state, never from logs. */
public sealed interface Reason {
    /** It was never initialised, or reset since: initialising the workflow moves it. */
    record Uninitialized() implements Reason {}

    /** These jobs have to end first (ids, ascending; never empty). */
    record Jobs(List<Long> ids) implements Reason {}

    /** Everything that it waited for has ended; the next tick moves it on, if nobody does before. */
    record Passing() implements Reason {}

    /** Its next attempt begins no earlier. */
    record Time(Instant until) implements Reason {}

    /** It is ready: a worker with room for what it asks for would get it. */
    record Worker() implements Reason {}

    /** A worker was given it, but has not started it; it goes back to ready after ten minutes. */
    record Start(Instant claimed) implements Reason {}

    /** It is sent to its target now, or as soon as others have been sent. */
    record Sending() implements Reason {}

    /** Its target has it, and is to answer by then. */
    record Answer(Instant until) implements Reason {}

    /** It runs on this compute node. */
    record Running(long computeNodeId) implements Reason {}

    /** It failed without a rule that fits, and somebody has to decide what follows. */
    record Person() implements Reason {}

    /** Its workflow was canceled: nothing is handed out until the status is reset. */
    record Canceled() implements Reason {}

    /** It has ended, or is disabled. */
    record Over(JobStatus status) implements Reason {}
}
