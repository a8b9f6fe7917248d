package dev.baton.engine.sparky;

import java.util.List;

/**
 * A job as it stands.
 *
 * @param build the number of its build in its project; 0 as long as it waits
 * @param stopping whether it is decided that the job ends as TERMINATED, which its worker has not confirmed yet
 * @param depth how many jobs spawned one another up to this one, from 1
 * @param queuedAt in milliseconds since 1970, as the other times, which are 0 until they have come
 * @param worker who runs or ran it; null for nobody
 * @param why what it ended for, for people; null where there is nothing to say
 * @param history what happened to it since it was queued, in order
 */
public record SparkyJob(
        JobName name,
        JobState state,
        boolean stopping,
        String description,
        long build,
        int depth,
        long queuedAt,
        long begunAt,
        long endedAt,
        long deadline,
        String worker,
        String why,
        List<Step> history) {
    /** Something that happened. */
    public record Step(long millis, String what) {}

    /** The state as clients are told: what is decided is told at once. */
    public JobState shown() {
        return stopping ? JobState.TERMINATED : state;
    }
}
