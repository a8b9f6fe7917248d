package dev.baton.engine.workflow;

import dev.baton.engine.job.Job;
import dev.baton.engine.node.NodeOffer;
import java.util.List;
import java.util.Optional;

/** How workers get jobs. No job is given twice under one attempt. A canceled workflow gives none. Thread-safe. */
public interface Claims {
    /** Up to limit ready jobs become pending, whatever they ask for. */
    List<Job> next(long workflowId, int limit);

    /**
     * Jobs that fit the offer become pending: those that fit alone are ordered, the first limit of them are taken, and
     * packed greedily (specification of Torc, section 2.6).
     *
     * @param method the order; empty for the workflow's own
     * @param strictSchedulerMatch whether a job of another scheduler stays even when no other is there
     */
    List<Job> byResources(
            long workflowId, int limit, NodeOffer offer, Optional<SortMethod> method, boolean strictSchedulerMatch);
}
