package dev.baton.engine.workflow;

import dev.baton.engine.node.NodeOffer;
import dev.baton.engine.node.Resources;

/** What is left of an offer while jobs are packed into it. Nodes count for jobs that want several only. Not thread-safe. */
final class Packing {
    private long cpus;
    private long memory;
    private long gpus;
    private long nodes;

    Packing(NodeOffer offer) {
        cpus = offer.cpus();
        memory = offer.memoryBytes();
        gpus = offer.gpus();
        nodes = offer.nodes();
    }

    /** Takes the job's share, if there is that much left. */
    boolean take(ReadySlot.Demand job) {
        long wantedNodes = several(job.nodes());
        if (job.cpus() > cpus || job.memory() > memory || job.gpus() > gpus || wantedNodes > nodes) {
            return false;
        }
        takeAway(job.cpus(), job.memory(), job.gpus(), wantedNodes);
        return true;
    }

    /** Gives back what a job took that somebody else got. */
    void giveBack(ReadySlot.Demand job) {
        takeAway(-job.cpus(), -job.memory(), -job.gpus(), -several(job.nodes()));
    }

    /** Takes what a job has already, though it be more than is left. */
    void takeHeld(Resources job) {
        takeAway(job.cpus(), job.memoryBytes(), job.gpus(), several(job.nodes()));
    }

    private static long several(long wanted) {
        return wanted > 1 ? wanted : 0;
    }

    private void takeAway(long someCpus, long someMemory, long someGpus, long someNodes) {
        cpus -= someCpus;
        memory -= someMemory;
        gpus -= someGpus;
        nodes -= someNodes;
    }

    /** Whether no job at all could fit. A job may ask for no memory, but for no less than a CPU. */
    boolean full() {
        return cpus < 1 || memory < 0;
    }
}
