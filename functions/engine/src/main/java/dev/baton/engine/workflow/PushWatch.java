package dev.baton.engine.workflow;

import static dev.baton.engine.workflow.WorkflowAttributes.*;

import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.Update;

/**
 * Has ticks come soon enough to workflows with push jobs. The workflow's one slot in the index says when a tick looks at it;
 * where that is sooner than its next audit, {@link WorkflowAttributes#AUDIT_AT} says when that comes, and the tick only sends what
 * is ready. Before a push job is claimed, an audit stands within the workflow's patience, which grows with its number of
 * jobs: one write in that time, and audits that read some eight units a second at most, whatever the size.
 */
final class PushWatch {
    /** A sending of which nothing was heard for so long is dead. */
    static final long STALE_MILLIS = 60_000;

    /** A workflow with push jobs is audited that often at least, in seconds. */
    static final long LONGEST_SECONDS = 900;

    private static final long SHORTEST_SECONDS = 60;
    private static final int JOBS_A_SECOND = 33;

    private final Tables tables;

    PushWatch(Tables tables) {
        this.tables = tables;
    }

    /** What the index shows of a workflow of that size with push jobs: its patience in seconds. */
    static String patience(int jobs) {
        return Long.toString(Math.max(SHORTEST_SECONDS, Math.min(LONGEST_SECONDS, jobs / JOBS_A_SECOND)));
    }

    /** Whether the workflow has push jobs; also good for its entry in the index. */
    static boolean over(Item workflow) {
        return workflow.has(Item.INDEX_VALUE);
    }

    static long patienceMillis(Item workflow) {
        return over(workflow) ? Long.parseLong(workflow.text(Item.INDEX_VALUE)) * 1000 : SHORTEST_SECONDS * 1000;
    }

    /** When the workflow is to be audited. */
    static long auditAt(Item workflow) {
        String due = workflow.text(Item.INDEX_SORT);
        return workflow.number(AUDIT_AT, due == null ? Long.MAX_VALUE : Long.parseLong(due));
    }

    /** Has an audit come within the workflow's patience; false, and nothing done, where the workflow is canceled or gone. */
    boolean soon(long workflow) {
        Item item = tables.workflows().find(workflow).orElse(null);
        if (item == null || item.truth(CANCELED)) {
            return false;
        }
        long latest = tables.backend().now() + patienceMillis(item);
        if (item.text(Item.INDEX_SORT) == null || auditAt(item) > latest) {
            Update.Builder change = Update.change();
            write(workflow, item.has(AUDIT_AT) ? change.set(AUDIT_AT, latest) : Due.set(change, latest));
        }
        return true;
    }

    /** Has a tick come at once, since jobs are ready to be sent. */
    void pull(long workflow) {
        Item item = tables.workflows().find(workflow).orElse(null);
        long now = tables.backend().now();
        String due = item == null ? null : item.text(Item.INDEX_SORT);
        if (item != null && (due == null || due.compareTo(Due.at(now)) > 0)) {
            long audit = Math.min(auditAt(item), now + patienceMillis(item));
            write(workflow, Due.set(Update.change(), now).set(AUDIT_AT, audit));
        }
    }

    /** Takes note that the workflow has push jobs, whose graph was armed without any. */
    void begin(long workflow) {
        tables.backend()
                .items()
                .update(
                        WorkflowItems.key(workflow),
                        Update.change().set(Item.INDEX_VALUE, patience(0)).build(),
                        Condition.and(Condition.has(EPOCH), Condition.not(Condition.has(Item.INDEX_VALUE))));
        pull(workflow);
    }

    private void write(long workflow, Update.Builder change) {
        tables.backend().items().update(WorkflowItems.key(workflow), change.build(), Condition.has(EPOCH));
    }

    /** Nothing is left to be sent: the next look is the audit, unless somebody saw another reason since. */
    void rest(Item read) {
        Condition same = Condition.and(
                Condition.is(EPOCH, WorkflowItems.epoch(read)),
                Condition.is(Item.INDEX_SORT, read.text(Item.INDEX_SORT)),
                Condition.is(AUDIT_AT, auditAt(read)));
        tables.backend()
                .items()
                .update(
                        read.key(),
                        Due.set(Update.change(), auditAt(read)).remove(AUDIT_AT).build(),
                        same);
    }
}
