package dev.baton.engine.workflow;

import static dev.baton.engine.job.JobAttributes.*;

import dev.baton.engine.NotFoundException;
import dev.baton.engine.RefusedException;
import dev.baton.engine.job.JobItems;
import dev.baton.engine.job.JobStatus;
import dev.baton.engine.record.Ids;
import dev.baton.engine.record.Keys;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.Outcome;
import dev.baton.engine.store.Update;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

/** Moves jobs beside the graph, as a person or a client wants it. The graph follows at the next initialise. */
final class StatusChanges {
    private final Tables tables;
    private final Epochs epochs;
    private final Arrivals arrivals;

    StatusChanges(Tables tables, Epochs epochs, Arrivals arrivals) {
        this.tables = tables;
        this.epochs = epochs;
        this.arrivals = arrivals;
    }

    /** Gives the job a status that is no end; the item as it is then. */
    Item to(JobStatus status, Item job) {
        if (status.complete()) {
            throw new RefusedException(
                    "status " + status.wire() + " is an end; complete the job with a result instead");
        }
        long workflow = JobItems.workflow(job.key());
        epochs.touch(workflow);
        Item moved = move(job, status);
        epochs.touch(workflow);
        arrivals.propagate(moved);
        arrivals.offer(moved);
        if (status == JobStatus.READY) {
            tables.backend().news().of(workflow);
        }
        return moved;
    }

    private Item move(Item read, JobStatus status) {
        Item job = read;
        while (JobItems.status(job) != status) {
            Outcome outcome = tables.backend().items().update(job.key(), change(job, status), JobEnds.asRead(job));
            switch (outcome) {
                case Outcome.Applied(Optional<Item> now) -> {
                    return now.orElseThrow();
                }
                case Outcome.Refused(Optional<Item> now) -> {
                    if (now.isEmpty()) {
                        throw NotFoundException.of(
                                "job", Ids.of(JobItems.workflow(read.key()), Keys.number(read.key())));
                    }
                    job = now.get();
                }
            }
        }
        return job;
    }

    private Update change(Item job, JobStatus status) {
        Update.Builder change = Update.change();
        switch (status) {
            case UNINITIALIZED, BLOCKED -> unlisted(change, job, status);
            case READY -> {
                Fresh.start(change, job, status, false);
                ReadySlot slot = slot(job);
                change.set(READY_PARTITION, slot.partition())
                        .set(READY_RANK, slot.rank())
                        .set(Item.INDEX_PARTITION, slot.partition())
                        .set(Item.INDEX_SORT, slot.rank())
                        .set(Item.INDEX_VALUE, slot.value());
            }
            case PENDING, RUNNING ->
                change.set(STATUS, status.code())
                        .set(CLAIMED_AT, tables.backend().now())
                        .remove(BAD_END, Item.INDEX_PARTITION, Item.INDEX_SORT);
            case DISABLED, PENDING_FAILED ->
                change.set(STATUS, status.code()).remove(BAD_END, Item.INDEX_PARTITION, Item.INDEX_SORT);
            case COMPLETED, FAILED, CANCELED, TERMINATED -> throw new IllegalArgumentException(status + " is an end");
        }
        return change.build();
    }

    private static void unlisted(Update.Builder change, Item job, JobStatus status) {
        Fresh.start(change, job, status, false);
        change.remove(Item.INDEX_PARTITION, Item.INDEX_SORT);
    }

    private ReadySlot slot(Item job) {
        long workflow = JobItems.workflow(job.key());
        Item item = tables.workflows().get(workflow);
        Slots slots = Slots.asArmed(tables, workflow, item);
        slots.open(tables, item, job);
        return slots.of(job);
    }

    /** The chosen jobs become uninitialized; tells which. */
    List<Item> uninitialize(long workflow, List<Item> jobs, Predicate<Item> chosen) {
        List<Item> changed = jobs.stream()
                .filter(chosen)
                .filter(job -> JobItems.status(job) != JobStatus.UNINITIALIZED)
                .toList();
        if (!changed.isEmpty()) {
            epochs.touch(workflow);
            tables.backend()
                    .fanout()
                    .all(changed.stream()
                            .<Callable<Void>>map(job -> () -> uninitialize(job))
                            .toList());
            epochs.touch(workflow);
        }
        return changed;
    }

    private Void uninitialize(Item job) {
        try {
            move(job, JobStatus.UNINITIALIZED);
        } catch (NotFoundException removedMeanwhile) {
            // Nothing is left to be reset.
        }
        return null;
    }

    /** The numbers of the jobs that wait for the job itself, or for it through latches. */
    static List<Long> dependents(Graph graph, long job) {
        List<Long> found = new ArrayList<>();
        Deque<Integer> next = new ArrayDeque<>();
        for (int node = 0; node < graph.jobs().size(); node++) {
            if (graph.number(node) == job) {
                next.add(node);
            }
        }
        while (!next.isEmpty()) {
            for (int target : graph.feeds()[next.poll()]) {
                if (graph.isJob(target)) {
                    found.add(graph.number(target));
                } else if (target != Graph.WORKFLOW) {
                    next.add(target);
                }
            }
        }
        return found;
    }
}
