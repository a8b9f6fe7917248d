package dev.baton.simulation;

import dev.baton.engine.job.JobAttributes;
import dev.baton.engine.job.JobItems;
import dev.baton.engine.job.JobStatus;
import dev.baton.engine.store.Item;
import java.util.Optional;
import java.util.Set;

/** No job is ready before what it waits for has ended, and none is canceled for a failure that never was. */
final class InOrder implements Invariant {
    @Override
    public void written(World world, Item before, Item after) {
        boolean blocked = before != null && after != null && State.isJob(after) && isBlocked(before);
        if (!blocked || after.has(JobAttributes.TOMBSTONE)) {
            return;
        }
        if (JobItems.status(after) == JobStatus.READY || JobItems.status(after).held()) {
            needed(world, after).forEach(need -> mustHavePassed(world, need, after));
        }
        boolean byHand = after.has(JobAttributes.RESULT)
                && !after.text(JobAttributes.RESULT).equals(before.text(JobAttributes.RESULT));
        if (JobItems.status(after) == JobStatus.CANCELED && !byHand) {
            // A failed job that is removed, or reset beside the graph, leaves its mark where it was told before.
            boolean failure = needed(world, after).stream()
                    .map(need -> State.job(world, need))
                    .flatMap(Optional::stream)
                    .anyMatch(job -> job.truth(JobAttributes.BAD_END) || beside(job));
            if (!failure && !world.deleted()) {
                throw new Violation(State.name(after) + " is canceled, but nothing before it failed");
            }
        }
    }

    /** Reset beside the graph, a job is followed when the workflow is initialised again. */
    private static boolean beside(Item job) {
        return JobItems.status(job) == JobStatus.UNINITIALIZED;
    }

    private static Set<Long> needed(World world, Item job) {
        Blueprint.Planned planned = world.blueprint().jobs().get(State.number(job));
        return planned == null ? Set.of() : planned.needs();
    }

    private static boolean isBlocked(Item job) {
        return JobItems.status(job) == JobStatus.BLOCKED;
    }

    private static void mustHavePassed(World world, long need, Item job) {
        Item other = State.job(world, need).orElse(null);
        boolean gone = other == null || other.has(JobAttributes.TOMBSTONE);
        if (!gone && !State.passed(other) && !beside(other)) {
            throw new Violation(State.name(job) + " is ready in epoch " + State.epoch(job) + ", but "
                    + State.name(other) + ", which it waits for, is "
                    + JobItems.status(other).wire() + " in epoch " + State.epoch(other));
        }
    }
}
