package dev.baton.engine.workflow;

import static dev.baton.engine.job.JobAttributes.*;

import dev.baton.engine.job.JobItems;
import dev.baton.engine.job.JobStatus;
import dev.baton.engine.record.Keys;
import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.Key;
import dev.baton.engine.store.LongSet;
import dev.baton.engine.store.Outcome;
import dev.baton.engine.store.Update;
import dev.baton.engine.store.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.LongPredicate;

/**
 * Gives every job and latch of a workflow what it waits for under a new epoch, dependents before what they wait for, so that
 * whatever ends meanwhile finds all that it has to tell. Repeatable: what has the epoch already is left alone.
 */
final class Arming {
    private final Tables tables;
    private final long workflow;
    private final long epoch;
    private final Snapshot snapshot;
    private final Slots slots;
    private final LongSet reset;
    private final long retried;
    private final boolean[] behind;
    private final LongPredicate pushed;

    /**
     * An arming that has not begun.
     *
     * @param reset the numbers of the jobs that start afresh
     * @param retried the one among them whose earlier attempts go on counting; 0 for none
     */
    Arming(Tables tables, long workflow, long epoch, Snapshot snapshot, Slots slots, LongSet reset, long retried) {
        this.tables = tables;
        this.workflow = workflow;
        this.epoch = epoch;
        this.snapshot = snapshot;
        this.slots = slots;
        this.reset = reset;
        this.retried = retried;
        behind = behind(snapshot.graph(), reset);
        pushed = LongSet.of(snapshot.jobs().stream()
                .filter(job -> job.has(PUSH))
                .mapToLong(job -> Keys.number(job.key()))
                .toArray())::contains;
    }

    void all() {
        for (List<Integer> level : levels()) {
            List<Callable<Void>> calls = new ArrayList<>(level.size());
            for (int node : level) {
                calls.add(() -> {
                    arm(node);
                    return null;
                });
            }
            tables.backend().fanout().all(calls);
        }
    }

    /** The nodes that feed nobody, those that feed only these, and so on. */
    private List<List<Integer>> levels() {
        Graph graph = snapshot.graph();
        int[] level = new int[graph.size()];
        List<List<Integer>> levels = new ArrayList<>();
        for (int i = graph.size() - 1; i >= 0; i--) {
            int node = graph.order()[i];
            for (int target : graph.feeds()[node]) {
                if (target != Graph.WORKFLOW) {
                    level[node] = Math.max(level[node], level[target] + 1);
                }
            }
            while (levels.size() <= level[node]) {
                levels.add(new ArrayList<>());
            }
            levels.get(level[node]).add(node);
        }
        return levels;
    }

    private FeedPages feeds(int node, Key key) {
        FeedPages feeds = FeedPages.of(snapshot.graph(), node, key, epoch, pushed);
        if (!feeds.pages().isEmpty()) {
            tables.backend().items().putAll(feeds.pages());
        }
        return feeds;
    }

    private void arm(int node) {
        if (snapshot.graph().isJob(node)) {
            job(node);
        } else {
            latch(node);
        }
    }

    private void latch(int node) {
        Key key = Arrivals.latchKey(workflow, snapshot.graph().number(node));
        Item latch = latch(snapshot.graph(), node, key, epoch, feeds(node, key));
        Condition older = Condition.or(Condition.ABSENT, Condition.lessThan(EPOCH, epoch));
        tables.backend().items().put(latch, older);
    }

    /** A latch that waits for everything it is for. */
    static Item latch(Graph graph, int node, Key key, long epoch, FeedPages feeds) {
        return feeds.write(Item.at(key).with(EPOCH, epoch).with(WAITS, LongSet.of(graph.needs(node))))
                .build();
    }

    private void job(int node) {
        Item job = snapshot.jobs().get(node);
        FeedPages feeds = feeds(node, job.key());
        while (job.number(EPOCH, 0) < epoch) {
            Condition asRead = Condition.and(
                    Condition.or(Condition.not(Condition.has(EPOCH)), Condition.lessThan(EPOCH, epoch)),
                    Condition.is(STATUS, job.number(STATUS, 0)),
                    Condition.is(ATTEMPT, JobItems.attempt(job)));
            switch (tables.backend().items().update(job.key(), change(job, node, feeds), asRead)) {
                case Outcome.Applied applied -> {
                    return;
                }
                case Outcome.Refused(Optional<Item> now) -> {
                    if (now.isEmpty()) {
                        return;
                    }
                    job = now.get();
                }
            }
        }
    }

    private Update change(Item job, int node, FeedPages feeds) {
        ReadySlot slot = slots.of(job);
        JobStatus status = JobItems.status(job);
        Update.Builder change = feeds.write(Update.change().set(EPOCH, epoch))
                .set(READY_PARTITION, slot.partition())
                .set(READY_RANK, slot.rank())
                .set(Item.INDEX_VALUE, slot.value());
        LongSet needs = LongSet.of(snapshot.graph().needs(node));
        if (status != JobStatus.DISABLED && reset.contains(snapshot.graph().number(node))) {
            waits(change, needs);
            afresh(change, job);
        } else {
            kept(change, job, status, node, needs);
        }
        return change.build();
    }

    /** A job that is not reset. Its end counts once everything before it has ended, also what began anew since it did. */
    private void kept(Update.Builder change, Item job, JobStatus status, int node, LongSet needs) {
        switch (status) {
            case UNINITIALIZED,
                    BLOCKED,
                    PENDING,
                    RUNNING,
                    PENDING_FAILED,
                    COMPLETED,
                    FAILED,
                    CANCELED,
                    TERMINATED,
                    DISABLED -> waits(change, needs).remove(BAD_INPUT);
            case READY -> {
                if (behind[node]) {
                    // It came back in line after it was decided what is reset.
                    waits(change, needs)
                            .set(STATUS, JobStatus.BLOCKED.code())
                            .remove(BAD_INPUT, Item.INDEX_PARTITION, Item.INDEX_SORT);
                } else if (!Due.waits(job)) {
                    ReadySlot slot = slots.of(job);
                    change.set(Item.INDEX_PARTITION, slot.partition()).set(Item.INDEX_SORT, slot.rank());
                }
            }
        }
    }

    /** Whether each node waits for a job that is reset, perhaps through latches. */
    private static boolean[] behind(Graph graph, LongSet reset) {
        boolean[] behind = new boolean[graph.size()];
        for (int node : graph.order()) {
            for (int source : graph.needs()[node]) {
                behind[node] |= graph.isJob(source) ? reset.contains(graph.number(source)) : behind[source];
            }
        }
        return behind;
    }

    private static Update.Builder waits(Update.Builder change, LongSet needs) {
        return needs.isEmpty() ? change.remove(WAITS) : change.set(WAITS, Value.of(needs));
    }

    private void afresh(Update.Builder change, Item job) {
        Fresh.start(change, job, JobStatus.BLOCKED, retried == Keys.number(job.key()));
        change.remove(BAD_INPUT, Item.INDEX_PARTITION, Item.INDEX_SORT);
    }
}
