package dev.baton.engine.workflow;

import static dev.baton.engine.workflow.WorkflowAttributes.*;

import dev.baton.engine.job.JobAttributes;
import dev.baton.engine.record.Ranges;
import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.LongSet;
import dev.baton.engine.store.Outcome;
import dev.baton.engine.store.Update;
import dev.baton.engine.store.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Arms, opens and replays a workflow's graph under a new epoch (design, section 4). The write that raises the epoch says what
 * is reset; whoever meets an unfinished phase completes it first, so that a process may die anywhere in between.
 */
final class Epochs {
    /** How long until the first audit of a workflow that became active. */
    static final long FIRST_AUDIT_MILLIS = 60_000;

    private final Tables tables;
    private final Arrivals arrivals;

    Epochs(Tables tables, Arrivals arrivals) {
        this.tables = tables;
        this.arrivals = arrivals;
    }

    /** Puts a new epoch in force; RefusedException where the jobs wait for each other in a circle. */
    void raise(long workflow, Reset reset) {
        while (true) {
            long epoch = WorkflowItems.epoch(settled(workflow));
            long[] chosen = reset.choose(Snapshot.read(tables.jobs(), workflow));
            Update.Builder change = Update.change()
                    .set(EPOCH, epoch + 1)
                    .set(PHASE, ARMING)
                    .set(RESET, tables.texts().shorten(Ranges.format(chosen)))
                    .set(AUDIT_INTERVAL, FIRST_AUDIT_MILLIS / 1000)
                    .remove(AUDIT_AT);
            if (reset instanceof Reset.Retry(long number)) {
                change.set(RETRIED, number);
            } else {
                change.remove(RETRIED);
            }
            Due.set(change, tables.backend().now() + FIRST_AUDIT_MILLIS);
            Condition unchanged = Condition.and(
                    epoch == 0 ? Condition.not(Condition.has(EPOCH)) : Condition.is(EPOCH, epoch),
                    Condition.not(Condition.has(PHASE)));
            if (tables.backend()
                    .items()
                    .update(WorkflowItems.key(workflow), change.build(), unchanged)
                    .applied()) {
                settled(workflow);
                return;
            }
        }
    }

    /** The workflow's item, without an unfinished phase; NotFoundException for an unknown workflow. */
    Item settled(long workflow) {
        Item item = tables.workflows().get(workflow);
        while (item.has(PHASE)) {
            item = ARMING.equals(item.text(PHASE)) ? arm(workflow, item) : open(workflow, item);
        }
        return item;
    }

    private Item arm(long workflow, Item item) {
        Snapshot snapshot = Snapshot.read(tables.jobs(), workflow);
        Slots slots = Slots.of(
                workflow,
                WorkflowItems.settings(item).jobsSortMethod(),
                tables.readyShards(snapshot.jobs().size()),
                tables.requirements().list(workflow));
        LongSet reset = LongSet.of(Ranges.parse(tables.texts().restore(item.text(RESET))));
        new Arming(tables, workflow, WorkflowItems.epoch(item), snapshot, slots, reset, item.number(RETRIED, 0)).all();
        boolean gpus = snapshot.jobs().stream()
                .anyMatch(job -> pulled(job) && slots.resources(job).gpus() > 0);
        boolean cpus = snapshot.jobs().stream()
                .anyMatch(job -> pulled(job) && slots.resources(job).gpus() == 0);
        boolean push = !snapshot.jobs().stream().allMatch(Epochs::pulled);
        int shards = slots.shards();
        Update change = Update.change()
                .set(PHASE, OPENING)
                .set(CPU_SHARDS, cpus ? shards : 0)
                .set(GPU_SHARDS, gpus ? shards : 0)
                .set(SORTED, slots.method().wire())
                .set(Item.INDEX_VALUE, push ? PushWatch.patience(snapshot.jobs().size()) : null)
                .set(LATCHES, Math.max(item.number(LATCHES, 0), snapshot.graph().latches()))
                .build();
        return next(workflow, item, change);
    }

    private static boolean pulled(Item job) {
        return !job.has(JobAttributes.PUSH);
    }

    private Item open(long workflow, Item item) {
        long epoch = WorkflowItems.epoch(item);
        List<Item> jobs = tables.jobs().items(workflow);
        List<Callable<Optional<Item>>> settlings = new ArrayList<>();
        for (Item job : jobs) {
            if (job.number(JobAttributes.EPOCH, 0) == epoch) {
                settlings.add(() -> {
                    Optional<Item> settled = arrivals.settle(job);
                    settled.ifPresent(arrivals::propagate);
                    return settled;
                });
            }
        }
        tables.backend().fanout().all(settlings);
        for (Item job : jobs) {
            if (job.number(JobAttributes.EPOCH, 0) == epoch) {
                arrivals.propagate(job);
            }
        }
        if (jobs.isEmpty()) {
            arrivals.fire(workflow, epoch);
        }
        Item opened = next(
                workflow,
                item,
                Update.change().remove(PHASE, RESET, RETRIED, TOUCHED).build());
        tables.backend().news().of(workflow);
        return opened;
    }

    /** Moves on from the phase that the item shows, unless somebody else did; the item as it is then. */
    private Item next(long workflow, Item item, Update change) {
        Condition still =
                Condition.and(Condition.is(EPOCH, WorkflowItems.epoch(item)), Condition.is(PHASE, item.text(PHASE)));
        return switch (tables.backend().items().update(WorkflowItems.key(workflow), change, still)) {
            case Outcome.Applied(Optional<Item> now) -> now.orElseThrow();
            case Outcome.Refused(Optional<Item> now) ->
                now.orElseGet(() -> tables.workflows().get(workflow));
        };
    }

    /** Says that jobs changed beside the graph, so that completion has to be counted until the next epoch. */
    void touch(long workflow) {
        Condition clean = Condition.and(Condition.has(EPOCH), Condition.not(Condition.has(TOUCHED)));
        tables.backend()
                .items()
                .update(
                        WorkflowItems.key(workflow),
                        Update.change().set(TOUCHED, Value.of(true)).build(),
                        clean);
    }
}
