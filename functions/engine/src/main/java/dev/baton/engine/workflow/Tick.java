package dev.baton.engine.workflow;

import static dev.baton.engine.job.JobAttributes.*;

import dev.baton.engine.NotFoundException;
import dev.baton.engine.Ticked;
import dev.baton.engine.job.JobItems;
import dev.baton.engine.job.JobStatus;
import dev.baton.engine.record.Keys;
import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.ItemPage;
import dev.baton.engine.store.Query;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Does what is due, earliest first: it stands in the index by its time, so that nothing is scanned. */
final class Tick {
    /** One tick does so much at most; the next one goes on. */
    private static final int MOST = 1000;

    private final Tables tables;
    private final Audit audit;
    private final Leases leases;
    private final Dispatch dispatch;
    private final PushWatch watch;

    Tick(Tables tables, Audit audit, Leases leases, Dispatch dispatch, PushWatch watch) {
        this.dispatch = dispatch;
        this.watch = watch;
        this.tables = tables;
        this.audit = audit;
        this.leases = leases;
    }

    Ticked run(BooleanSupplier goOn) {
        String now = Due.at(tables.backend().now() + 1);
        Query due = Query.index(Due.PARTITION).to(now).limit(MOST);
        Set<Long> lookedAround = new HashSet<>();
        ItemPage page = tables.backend().items().query(due);
        int done = 0;
        for (Item entry : page.items()) {
            if (!goOn.getAsBoolean()) {
                return new Ticked(done, true);
            }
            String sort = entry.key().sort();
            if (sort.equals(WorkflowItems.key(0).sort())) {
                workflow(entry);
            } else if (sort.startsWith(Leases.PREFIX + "/")) {
                lease(entry, lookedAround);
            } else if (ReadySlot.isPush(entry)) {
                dispatch.due(entry);
            } else {
                retry(entry);
            }
            done++;
        }
        return new Ticked(done, page.cursor().isPresent());
    }

    private void workflow(Item entry) {
        long workflow = JobItems.workflow(entry.key());
        try {
            if (PushWatch.over(entry)) {
                pushes(workflow);
            } else {
                audit.run(workflow);
            }
        } catch (NotFoundException removedMeanwhile) {
            // Whoever removed the workflow removes this entry too.
            return;
        }
    }

    /** Ready push jobs are sent; the audit comes when it is due. */
    private void pushes(long workflow) {
        Item item = tables.workflows().get(workflow);
        boolean more = !item.truth(WorkflowAttributes.CANCELED) && dispatch.drain(workflow);
        if (PushWatch.auditAt(item) <= tables.backend().now()) {
            audit.run(workflow);
        } else if (!more && item.has(WorkflowAttributes.AUDIT_AT) && Due.waits(item)) {
            watch.rest(item);
        }
    }

    private void lease(Item entry, Set<Long> lookedAround) {
        long workflow = JobItems.workflow(entry.key());
        // A worker that died may have died between an end and its telling; one look is enough for all of a workflow.
        if (lookedAround.add(workflow)) {
            lookAround(workflow);
        }
        leases.expire(workflow, Keys.number(entry.key()), entry);
    }

    private void lookAround(long workflow) {
        try {
            audit.once(workflow);
        } catch (NotFoundException removedMeanwhile) {
            return;
        }
    }

    private void retry(Item entry) {
        Condition waiting = Condition.and(
                Condition.is(STATUS, JobStatus.READY.code()),
                Condition.is(Item.INDEX_PARTITION, Due.PARTITION),
                Condition.is(Item.INDEX_SORT, entry.text(Item.INDEX_SORT)));
        tables.backend().items().update(entry.key(), Arrivals.ready().build(), waiting);
        tables.backend().news().of(JobItems.workflow(entry.key()));
    }
}
