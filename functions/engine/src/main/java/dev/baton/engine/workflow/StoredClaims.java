package dev.baton.engine.workflow;

import dev.baton.engine.job.Job;
import dev.baton.engine.node.NodeOffer;
import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.Key;
import dev.baton.engine.store.Update;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Claims over the index of ready jobs. */
final class StoredClaims implements Claims {
    /** So many ready jobs are looked at in one claim that sorts by another order than the index. */
    private static final int MOST_SORTED = 10_000;

    /** A claim that is not started after so long returns to ready. */
    static final long START_WITHIN_MILLIS = 600_000;

    private static final int PAGE = 100;

    private final Tables tables;
    private final Epochs epochs;
    private final Grants grants;
    private final ReadyLines lines = new ReadyLines();

    StoredClaims(Tables tables, Epochs epochs, Grants grants) {
        this.tables = tables;
        this.epochs = epochs;
        this.grants = grants;
    }

    @Override
    public List<Job> next(long workflowId, int limit) {
        Item workflow = epochs.settled(workflowId);
        if (workflow.truth(WorkflowAttributes.CANCELED)) {
            return List.of();
        }
        return jobs(workflowId, workflow, lines.ask(workflowId, line -> next(workflowId, limit, workflow, line)));
    }

    private List<Item> next(long workflowId, int limit, Item workflow, ReadyLine line) {
        int page = Math.clamp((long) limit + line.underway(), 0, PAGE) + 1;
        List<Key> first = line.next(limit, () -> queue(workflowId, workflow, page));
        List<Item> claimed = new ArrayList<>();
        try {
            for (Key job : first) {
                grants.claim(job).ifPresent(claimed::add);
            }
        } finally {
            line.over(first);
        }
        if (claimed.size() < first.size()) {
            // Others were quicker: what comes after those.
            Set<Key> tried = new HashSet<>(first);
            ReadyQueue rest = queue(workflowId, workflow, page);
            while (claimed.size() < limit && rest.hasNext()) {
                Key job = rest.next().key();
                if (!tried.contains(job)) {
                    grants.claim(job).ifPresent(claimed::add);
                }
            }
        }
        return claimed;
    }

    private ReadyQueue queue(long workflowId, Item workflow, int page) {
        return new ReadyQueue(tables.backend().items(), workflowId, workflow, page);
    }

    @Override
    public List<Job> byResources(
            long workflowId, int limit, NodeOffer offer, Optional<SortMethod> method, boolean strictSchedulerMatch) {
        Item workflow = epochs.settled(workflowId);
        if (workflow.truth(WorkflowAttributes.CANCELED) || limit <= 0) {
            return List.of();
        }
        SortMethod order =
                method.orElseGet(() -> WorkflowItems.settings(workflow).jobsSortMethod());
        boolean sorted = order.wire().equals(workflow.text(WorkflowAttributes.SORTED));
        List<ReadySlot.Demand> rows =
                rows(workflowId, workflow, limit, order, sorted, job -> job.fits(offer) && job.matches(offer));
        if (rows.isEmpty() && !strictSchedulerMatch) {
            rows = rows(workflowId, workflow, limit, order, sorted, job -> job.fits(offer));
        }
        Packing packing = new Packing(offer);
        List<Item> claimed = new ArrayList<>();
        for (ReadySlot.Demand row : rows) {
            if (packing.take(row)) {
                grants.claim(row.entry().key()).ifPresentOrElse(claimed::add, () -> packing.giveBack(row));
            }
        }
        return jobs(workflowId, workflow, claimed);
    }

    /** The first rows of the order that are wanted, as many as the limit says. */
    private List<ReadySlot.Demand> rows(
            long workflowId,
            Item workflow,
            int limit,
            SortMethod order,
            boolean sorted,
            Predicate<ReadySlot.Demand> wanted) {
        List<ReadySlot.Demand> rows = new ArrayList<>();
        ReadyQueue queue = queue(workflowId, workflow, PAGE);
        for (int seen = 0; queue.hasNext() && seen < MOST_SORTED && (!sorted || rows.size() < limit); seen++) {
            ReadySlot.Demand row = ReadySlot.Demand.of(queue.next());
            if (wanted.test(row)) {
                rows.add(row);
            }
        }
        if (!sorted) {
            rows.sort(Comparator.comparing(row -> row.order(order)));
        }
        return rows.subList(0, Math.min(limit, rows.size()));
    }

    private List<Job> jobs(long workflowId, Item workflow, List<Item> claimed) {
        if (!claimed.isEmpty()) {
            watch(workflowId, workflow);
        }
        return tables.jobs().read(workflowId, claimed);
    }

    /** Has the audit look soon enough for claims that are never started. */
    private void watch(long workflowId, Item workflow) {
        long latest = tables.backend().now() + START_WITHIN_MILLIS + Epochs.FIRST_AUDIT_MILLIS;
        String due = workflow.text(Item.INDEX_SORT);
        if (due == null || due.compareTo(Due.at(latest)) > 0) {
            Update sooner = Due.set(Update.change(), latest).build();
            tables.backend()
                    .items()
                    .update(WorkflowItems.key(workflowId), sooner, Condition.has(WorkflowAttributes.EPOCH));
        }
    }
}
