package dev.baton.simulation;

import dev.baton.engine.job.JobAttributes;
import dev.baton.engine.job.JobItems;
import dev.baton.engine.job.JobStatus;
import dev.baton.engine.store.Item;
import dev.baton.engine.workflow.WorkflowAttributes;

/** A workflow is complete when all of its jobs have ended, not before, and then it says so. */
final class Completes implements Invariant {
    @Override
    public void written(World world, Item before, Item after) {
        boolean fires = before != null
                && after != null
                && State.isWorkflow(after)
                && after.number(WorkflowAttributes.FIRED, 0) != before.number(WorkflowAttributes.FIRED, 0);
        if (!fires || after.truth(WorkflowAttributes.TOUCHED)) {
            return;
        }
        for (Item job : State.jobs(world).values()) {
            boolean graphs = State.epoch(job) == State.epoch(after);
            // What is reset beside the graph makes completion a matter of counting.
            boolean beside = JobItems.status(job) == JobStatus.UNINITIALIZED;
            if (graphs && !beside && !JobItems.status(job).ended()) {
                throw new Violation("the workflow is complete in epoch " + State.epoch(after) + ", but "
                        + State.name(job) + " is " + JobItems.status(job).wire());
            }
        }
    }

    @Override
    public void over(World world) {
        if (!world.look().workflows().completion(world.workflow).complete()) {
            throw new Violation("everything has run, but the workflow is not complete");
        }
        world.items
                .items()
                .filter(State::isLatch)
                .filter(latch -> State.epoch(latch) == State.epoch(State.workflow(world)))
                .filter(latch -> !latch.numbers(JobAttributes.WAITS).isEmpty())
                .findAny()
                .ifPresent(latch -> {
                    throw new Violation("everything has run, but a latch waits: " + Describe.item(latch));
                });
    }
}
