package dev.baton.engine.worker;

import dev.baton.engine.data.FileState;
import dev.baton.engine.job.Result;
import dev.baton.engine.node.ComputeNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;

/**
 * The protocol of Baton's own workers: a job is claimed and started in one write, and stays its worker's as long as the
 * worker's heartbeat names it. Thread-safe; every call may be repeated. NotFoundException for an unknown node or workflow.
 */
public interface Workers {
    /** A node without a heartbeat for so long is given up, with its jobs. */
    int LEASE_SECONDS = 60;

    /** Makes a worker's machine known, under a lease. */
    ComputeNode join(ComputeNode draft);

    /** Ready jobs that fit together, in the workflow's order, now running; none of a canceled workflow. */
    List<Assignment> claim(long nodeId, ClaimRequest request);

    /**
     * An attempt ended as completed, failed or terminated; the failure handler has its say. The same call again gives the
     * same answer and changes nothing.
     *
     * @param written the files that the job wrote, by id, as they are now
     */
    Ending finish(long nodeId, Result end, Map<Long, FileState> written);

    /** Extends the node's lease; what it does not name is not its own any more. */
    Pulse heartbeat(long nodeId, Collection<Attempt> held);

    /** The worker goes; what it still holds is given up at once. */
    void leave(long nodeId);

    /**
     * Nodes of this machine whose process is gone are given up at once.
     *
     * @param alive whether the process with this id lives
     */
    void giveUpDead(long workflowId, String hostname, LongPredicate alive);

    /** Whether the engine will make a job of the workflow ready by itself: a retry is due later, or a push job is ready or under way. */
    boolean expects(long workflowId);
}
