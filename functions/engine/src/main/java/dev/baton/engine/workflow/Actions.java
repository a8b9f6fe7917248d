package dev.baton.engine.workflow;

import dev.baton.engine.data.PlainRecord;
import java.util.List;

/**
 * When a workflow's actions are due. How often an action was triggered follows from where its workflow and its jobs stand,
 * so no transition has to count it. Records come with {@code trigger_count} and {@code required_triggers}. Thread-safe.
 */
public interface Actions {
    /** Keeps a new action. */
    PlainRecord create(PlainRecord draft);

    /** All actions of the workflow; NotFoundException where it is unknown. */
    List<PlainRecord> list(long workflowId);

    /** Those that were triggered often enough and not executed yet. */
    List<PlainRecord> pending(long workflowId);

    /**
     * Somebody takes it on to execute the action. A persistent one may be taken on again and again.
     *
     * @param computeNodeId who does; null for nobody in particular
     * @throws dev.baton.engine.ConflictException when it is executed already or not triggered yet
     */
    PlainRecord claim(long workflowId, long actionId, Long computeNodeId);
}
