package dev.baton.engine.workflow;

import dev.baton.engine.NotFoundException;
import dev.baton.engine.data.PlainRecord;
import dev.baton.engine.record.Ids;
import dev.baton.engine.worker.ActionOrder;
import dev.baton.engine.worker.ActionOrders;
import dev.baton.engine.worker.Duties;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Actions in the hands of workers, over the stores. */
record StoredDuties(Tables tables, StoredActions actions, Deeds deeds, Journal journal) implements Duties {
    private static final int LONGEST_MESSAGE = 2_000;
    private static final String WORKERS_OWN = "on_worker_";

    @Override
    public ActionOrders take(long nodeId, Collection<String> triggers, Map<Long, Integer> known) {
        long workflow = Ids.workflow(nodeId);
        List<PlainRecord> all = tables.actions().list(workflow);
        if (all.isEmpty()) {
            return ActionOrders.NONE;
        }
        tables.computeNodes().get(nodeId);
        List<PlainRecord> open = all.stream()
                .filter(action -> triggers.contains(trigger(action)))
                .filter(action -> open(action, known))
                .toList();
        List<ActionOrder> orders = new ArrayList<>();
        boolean elsewhere = false;
        for (PlainRecord action : actions.counted(workflow, open)) {
            if (!StoredActions.triggered(action)) {
                continue;
            }
            Optional<PlainRecord> mine = ActionState.persistent(action) ? Optional.of(action) : mine(nodeId, action);
            boolean told = mine.isPresent() && claim(mine.get()) == known.getOrDefault(action.id(), -1);
            if (mine.isPresent() && !told) {
                orders.add(new ActionOrder(action.id(), claim(mine.get()), trigger(action), deeds.of(mine.get())));
            }
            elsewhere |= mine.isEmpty();
        }
        return new ActionOrders(orders, elsewhere, true);
    }

    @Override
    public boolean due(long workflowId) {
        List<PlainRecord> open = tables.actions().list(workflowId).stream()
                .filter(action ->
                        !ActionState.persistent(action) && !trigger(action).startsWith(WORKERS_OWN))
                .filter(action -> !ActionState.executed(action) || ActionState.abandoned(tables, action))
                .toList();
        return actions.counted(workflowId, open).stream().anyMatch(StoredActions::triggered);
    }

    private static String trigger(PlainRecord action) {
        return action.fields().path("trigger_type").asText();
    }

    private static int claim(PlainRecord action) {
        return ActionState.persistent(action) ? 0 : ActionState.claims(action);
    }

    /** Whether there is something left to do; a persistent one is done by each worker once. */
    private static boolean open(PlainRecord action, Map<Long, Integer> known) {
        return ActionState.persistent(action)
                ? !known.containsKey(action.id())
                : !ActionState.executed(action) || ActionState.executing(action);
    }

    /** The action in this node's hand; empty where a worker that lives has it, or somebody was first. */
    private Optional<PlainRecord> mine(long nodeId, PlainRecord read) {
        if (ActionState.executed(read) && !ActionState.abandoned(tables, read)) {
            return Optional.of(read).filter(action -> ActionState.by(action) == nodeId);
        }
        PlainRecord now = tables.actions().update(read.id(), old -> {
            boolean free = !ActionState.executed(old) || ActionState.abandoned(tables, old);
            return free ? ActionState.claimed(old, StoredActions.now(tables), nodeId, true) : old;
        });
        return Optional.of(now).filter(action -> ActionState.executing(action) && ActionState.by(action) == nodeId);
    }

    @Override
    public boolean ended(long nodeId, long actionId, int claim, boolean well, String message) {
        if (Ids.workflow(actionId) != Ids.workflow(nodeId)) {
            throw NotFoundException.of("action", actionId);
        }
        PlainRecord action = tables.actions().get(actionId);
        boolean persistent = ActionState.persistent(action);
        if (!persistent && !held(action, nodeId, claim)) {
            return false;
        }
        String said = message.length() > LONGEST_MESSAGE ? message.substring(0, LONGEST_MESSAGE) : message;
        if (!persistent) {
            tables.actions()
                    .update(
                            actionId,
                            old -> held(old, nodeId, claim)
                                    ? ActionState.ended(old, well ? "succeeded" : "failed", said)
                                    : old);
        }
        journal.write(
                action.workflowId(),
                well ? "action_succeeded" : "action_failed",
                data -> data.put("severity", well ? "info" : "error")
                        .put("action_id", actionId)
                        .put("trigger_type", trigger(action))
                        .put("action_type", action.fields().path("action_type").asText())
                        .put("compute_node_id", nodeId)
                        .put("message", said));
        return true;
    }

    private static boolean held(PlainRecord action, long nodeId, int claim) {
        return ActionState.executing(action) && ActionState.by(action) == nodeId && ActionState.claims(action) == claim;
    }
}
