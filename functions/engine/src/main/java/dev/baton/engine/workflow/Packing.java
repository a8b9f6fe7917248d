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
        long wantedNodes = job.nodes() > 1 ? job.nodes() : 0;
        if (job.cpus() > cpus || job.memory() > memory || job.gpus() > gpus || wantedNodes > nodes) {
            return false;
        }
        cpus -= job.cpus();
        memory -= job.memory();
        gpus -= job.gpus();
        nodes -= wantedNodes;
        return true;
    }

    /** Gives back what a job took that somebody else got. */
    void giveBack(ReadySlot.Demand job) {
        cpus += job.cpus();
        memory += job.memory();
        gpus += job.gpus();
        nodes += job.nodes() > 1 ? job.nodes() : 0;
    }

    /** Takes what a job has already, though it be more than is left. */
    void takeHeld(Resources job) {
        cpus -= job.cpus();
        memory -= job.memoryBytes();
        gpus -= job.gpus();
        nodes -= job.nodes() > 1 ? job.nodes() : 0;
    }

    /** Whether no job at all could fit. A job may ask for no memory, but for no less than a CPU. */
    boolean full() {
        return cpus < 1 || memory < 0;
    }
}
