package dev.baton.engine.workflow;

import static dev.baton.engine.job.JobAttributes.*;

import dev.baton.engine.job.JobItems;
import dev.baton.engine.job.JobStatus;
import dev.baton.engine.job.Result;
import dev.baton.engine.node.ComputeNode;
import dev.baton.engine.record.Ids;
import dev.baton.engine.record.Keys;
import dev.baton.engine.record.Kind;
import dev.baton.engine.record.Ranges;
import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.Key;
import dev.baton.engine.store.LongSet;
import dev.baton.engine.store.Outcome;
import dev.baton.engine.store.Query;
import dev.baton.engine.store.Update;
import dev.baton.engine.store.Value;
import dev.baton.engine.worker.Workers;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Compute nodes that have to be heard of, and what becomes of the jobs of one that is not: each is given to another worker, or
 * fails when that happened too often. An item beside the node's record stands in the index by the time when it is due.
 */
final class Leases {
    /** The kind of the items, in their sort keys. */
    static final String PREFIX = "N";

    /** A job is given to another worker so often before it counts as failed. */
    private static final int MOST_LOSSES = 3;
    /** Torc's code for a job whose node is gone (specification, section 2.4). */
    private static final int LOST = -128;

    private static final String HELD = "h";
    private static final String BEAT = "b";
    private static final String GONE = "g";
    private static final long MILLIS = Workers.LEASE_SECONDS * 1000L;

    private final Tables tables;
    private final JobEnds ends;

    Leases(Tables tables, JobEnds ends) {
        this.tables = tables;
        this.ends = ends;
    }

    static Key key(long workflow, long node) {
        return Keys.of(workflow, PREFIX, node);
    }

    /** Puts a node under a lease, unless it has one. */
    void start(long workflow, long node) {
        until(workflow, node, tables.backend().now() + MILLIS);
    }

    /** The node has until that time, unless it has a lease already. */
    void until(long workflow, long node, long millis) {
        Item lease = Due.set(Item.at(key(workflow, node)), millis)
                .with(BEAT, tables.backend().now())
                .build();
        tables.backend().items().put(lease, Condition.ABSENT);
    }

    /** The node is there and works on these jobs; a lease that had run out begins anew. */
    void beat(long workflow, long node, long[] held) {
        long now = tables.backend().now();
        Update.Builder change = Update.change().set(BEAT, now).set(HELD, Ranges.format(held));
        Condition standing = Condition.not(Condition.has(GONE));
        Outcome outcome = tables.backend()
                .items()
                .update(key(workflow, node), Due.set(change, now + MILLIS).build(), standing);
        if (outcome instanceof Outcome.Refused(Optional<Item> other) && other.isEmpty()) {
            // In this order: what begins under a lease is marked as gone when it runs out.
            mark(workflow, node, true);
            start(workflow, node);
        }
    }

    /** Whether the node is under a lease and not given up. */
    static boolean stands(Tables tables, long workflow, long node) {
        return tables.backend()
                .items()
                .get(key(workflow, node))
                .filter(lease -> !lease.truth(GONE))
                .isPresent();
    }

    private Optional<Item> find(long workflow, long node) {
        return tables.backend().items().get(key(workflow, node));
    }

    /** Gives the node up now; does nothing where it has no lease. */
    void giveUp(long workflow, long node) {
        find(workflow, node).ifPresent(lease -> expire(workflow, node, lease));
    }

    /** Gives the node up, unless it was heard of since its lease was read. */
    void expire(long workflow, long node, Item lease) {
        Update gone = Due.set(
                        Update.change().set(GONE, Value.of(true)),
                        tables.backend().now() + MILLIS)
                .build();
        Condition asRead = Condition.is(Item.INDEX_SORT, lease.text(Item.INDEX_SORT));
        if (!tables.backend().items().update(key(workflow, node), gone, asRead).applied()) {
            return;
        }
        // Where every job has ended the node holds none.
        if (!WorkflowItems.fired(tables.workflows().get(workflow))) {
            loseJobs(workflow, node);
        }
        mark(workflow, node, false);
        tables.backend().items().delete(key(workflow, node), Condition.has(GONE));
    }

    private void loseJobs(long workflow, long node) {
        for (Item job : tables.jobs().items(workflow)) {
            if (job.number(NODE, 0) == node && JobItems.status(job).held()) {
                lost(job);
            }
        }
    }

    private void mark(long workflow, long node, boolean active) {
        long id = Ids.of(workflow, node);
        if (tables.computeNodes().find(id).isPresent()) {
            tables.computeNodes()
                    .update(id, old -> active(old, active, tables.backend().now()));
        }
    }

    private static ComputeNode active(ComputeNode n, boolean active, long now) {
        Double seconds = active ? null : n.durationSeconds() == null ? since(n.startTime(), now) : n.durationSeconds();
        return n.activity(active, seconds);
    }

    private static Double since(String start, long now) {
        try {
            return Math.max(0, now - Instant.parse(start).toEpochMilli()) / 1000.0;
        } catch (DateTimeParseException otherForm) {
            return null;
        }
    }

    /** The attempt will never report: another one follows, or the job fails when this was once too often. */
    void lost(Item job) {
        long losses = job.number(LOSSES, 0);
        if (losses < MOST_LOSSES) {
            again(job, losses + 1);
            return;
        }
        long workflow = JobItems.workflow(job.key());
        String now = Instant.ofEpochMilli(tables.backend().now())
                .truncatedTo(ChronoUnit.MILLIS)
                .toString();
        ends.end(
                job,
                new Result(
                        0,
                        Ids.of(workflow, Keys.number(job.key())),
                        workflow,
                        WorkflowItems.run(tables.workflows().get(workflow)),
                        JobItems.attempt(job),
                        Ids.of(workflow, job.number(NODE, 0)),
                        LOST,
                        0,
                        now,
                        JobStatus.FAILED,
                        null,
                        null,
                        null,
                        null));
    }

    /** The job was claimed and never started: it is ready again, and no loss is counted. */
    void unclaimed(Item job) {
        again(job, job.number(LOSSES, 0));
    }

    /** The job is ready again; the attempt that was lost does not count against its retries. */
    private void again(Item job, long losses) {
        Update.Builder change = Arrivals.backInLine(job, Update.change())
                .set(ATTEMPT, JobItems.attempt(job) + 1L)
                .set(FIRST_ATTEMPT, job.number(FIRST_ATTEMPT, 1) + 1)
                .set(LOSSES, losses)
                .remove(NODE, TOKEN, CLAIMED_AT, SENDS, LAST_WORD);
        Outcome outcome = tables.backend().items().update(job.key(), change.build(), JobEnds.asRead(job));
        if (outcome instanceof Outcome.Applied(Optional<Item> back)) {
            ends.settle(back.orElseThrow());
        }
        tables.backend().news().of(JobItems.workflow(job.key()));
    }

    /** Whether nobody works on the running job any more, as far as its node's last word tells. */
    boolean abandoned(Item job) {
        long workflow = JobItems.workflow(job.key());
        long node = job.number(NODE, 0);
        Optional<Item> lease = find(workflow, node);
        if (lease.isEmpty() && job.has(TOKEN)) {
            // A worker of ours, whose claim came late; it has its next heartbeats to begin a lease anew.
            return job.number(CLAIMED_AT, 0) + MILLIS < tables.backend().now();
        }
        if (lease.isEmpty()) {
            return tables.computeNodes()
                    .find(Ids.of(workflow, node))
                    .filter(record -> Boolean.FALSE.equals(record.active()))
                    .isPresent();
        }
        String held = lease.get().text(HELD);
        boolean heardSince =
                job.number(CLAIMED_AT, 0) + MILLIS / 2 < lease.get().number(BEAT, 0);
        return heardSince && !LongSet.of(Ranges.parse(held)).contains(Keys.number(job.key()));
    }

    /** The nodes of the workflow that are under a lease, by number. */
    List<Long> nodes(long workflow) {
        List<Long> found = new ArrayList<>();
        for (String partition : Keys.partitions(workflow, tables.numbers().highest(workflow, Kind.COMPUTE_NODE))) {
            tables.backend()
                    .items()
                    .each(Query.prefix(partition, PREFIX + "/"), lease -> found.add(Keys.number(lease.key())));
        }
        return found;
    }
}
