package dev.baton.engine.worker;

import java.util.Collection;
import java.util.Map;

/**
 * Actions in the hands of workers. One that is executed once is its worker's as long as the worker's lease stands: when the
 * worker dies, another one begins it anew, so commands are executed at least once. A persistent one is every worker's.
 * Thread-safe; every call may be repeated. NotFoundException for an unknown node.
 */
public interface Duties {
    /**
     * The actions of these triggers that are due, now this node's to execute.
     *
     * @param known the last claim of each action that the worker knows to have; those are not told again
     */
    ActionOrders take(long nodeId, Collection<String> triggers, Map<Long, Integer> known);

    /** Whether a worker that comes to the workflow would get an action, apart from what each worker has to itself. */
    boolean due(long workflowId);

    /**
     * The worker has executed the action, or could not; the outcome stands in the action and among the events.
     *
     * @param message what went wrong, or what was done
     * @return whether it still was this worker's
     */
    boolean ended(long nodeId, long actionId, int claim, boolean well, String message);
}
