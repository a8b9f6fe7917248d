package dev.baton.engine.actor;

/** Hears how an execution ended that does an attempt of a push job; must be repeatable. */
@FunctionalInterface
public interface JobEnds {
    /**
     * @param actorId whose execution it was
     * @param ran the execution's exit code, outcome, log and results
     */
    void ended(long jobId, int attempt, String actorId, Ran ran);
}
