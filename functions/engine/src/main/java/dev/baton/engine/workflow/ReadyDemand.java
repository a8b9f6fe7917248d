package dev.baton.engine.workflow;

import dev.baton.engine.store.Item;
import dev.baton.engine.store.ItemStore;

/**
 * What the ready jobs of a workflow ask for together.
 *
 * @param nodes the most that one of them asks for
 * @param runtimeSeconds the longest of them
 */
public record ReadyDemand(long jobs, long cpus, long gpus, long memoryBytes, int nodes, long runtimeSeconds) {
    private static final int PAGE = 1000;

    /** Adds up what the index shows; scheduler is the number of the one that is asked for, 0 for all jobs. */
    static ReadyDemand of(ItemStore items, long workflow, Item workflowItem, long scheduler) {
        ReadyDemand sum = new ReadyDemand(0, 0, 0, 0, 0, 0);
        ReadyQueue queue = new ReadyQueue(items, workflow, workflowItem, PAGE);
        while (queue.hasNext()) {
            ReadySlot.Demand job = ReadySlot.Demand.of(queue.next());
            if (scheduler == 0 || job.scheduler() == 0 || job.scheduler() == scheduler) {
                sum = sum.with(job);
            }
        }
        return sum;
    }

    private ReadyDemand with(ReadySlot.Demand job) {
        return new ReadyDemand(
                jobs + 1,
                cpus + job.cpus(),
                gpus + job.gpus(),
                memoryBytes + job.memory(),
                Math.max(nodes, job.nodes()),
                Math.max(runtimeSeconds, job.runtime()));
    }
}
