package dev.baton.simulation;

import dev.baton.engine.job.JobAttributes;
import dev.baton.engine.job.JobItems;
import dev.baton.engine.job.JobStatus;
import dev.baton.engine.job.ResultItems;
import dev.baton.engine.record.Ids;
import dev.baton.engine.store.Item;

/** No push job ends well without having been sent; none is sent on and on; no node ever has one; and each ends in the end. */
final class Deliveries implements Invariant {
    /** Six sendings that came back, and those whose sender died before it could say so. */
    private static final int MOST = 14;

    @Override
    public void written(World world, Item before, Item after) {
        if (before == null || after == null || !State.isJob(after) || !after.has(JobAttributes.PUSH)) {
            return;
        }
        if (after.has(JobAttributes.NODE)) {
            throw new Violation(State.name(after) + " is sent to its target, but a node has it");
        }
        int attempt = JobItems.attempt(after);
        int sends = world.outside().sends(Ids.of(world.workflow, State.number(after)), attempt);
        boolean ends = JobItems.status(before) != JobStatus.COMPLETED && JobItems.status(after) == JobStatus.COMPLETED;
        if (ends && sends == 0) {
            throw new Violation(State.name(after) + " attempt " + attempt + " is completed, but was never sent");
        }
        if (sends > MOST) {
            throw new Violation(State.name(after) + " attempt " + attempt + " was sent " + sends + " times");
        }
    }

    @Override
    public void over(World world) {
        for (Item job : State.jobs(world).values()) {
            if (job.has(JobAttributes.PUSH) && JobItems.status(job).held()) {
                throw new Violation(
                        State.name(job) + " never ends: " + Describe.item(job) + " after " + ResultItems.newest(job));
            }
        }
    }
}
