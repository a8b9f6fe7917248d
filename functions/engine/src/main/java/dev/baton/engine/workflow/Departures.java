package dev.baton.engine.workflow;

import static dev.baton.engine.job.JobAttributes.*;

import dev.baton.engine.job.JobItems;
import dev.baton.engine.job.JobStatus;
import dev.baton.engine.push.Push;
import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.Outcome;
import dev.baton.engine.store.Update;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Claims push jobs, as many at the same time as this process may send: by the write that unblocks them where there is a place,
 * else they stand ready in an index partition of their own until somebody has one. Thread-safe.
 */
final class Departures {
    /** So often an attempt is sent at most. */
    static final int MOST_SENDS = 6;

    /** What brings claimed jobs to their targets. */
    interface Carrier {
        /** Takes over a claimed job and its place, which it gives back by {@link Departures#release}. */
        void carry(Item claimed);

        /** Jobs of the workflow stand ready, for which there was no place. */
        void more(long workflow);
    }

    private final Tables tables;
    private final PushWatch watch;
    private final Push push;
    private final AtomicInteger taken = new AtomicInteger();
    private Carrier carrier;

    Departures(Tables tables, PushWatch watch) {
        this.tables = tables;
        this.watch = watch;
        push = tables.backend().push();
    }

    /** To be called once, before anything else. */
    void through(Carrier chosen) {
        carrier = chosen;
    }

    /** Whether the workflow's push jobs are to be sent as soon as they are unblocked; then an audit looks after them soon. */
    boolean inline(long workflow) {
        return push.on() && push.inline() && push.goesOn().getAsBoolean() && watch.soon(workflow);
    }

    /** Takes a place, if there is one. */
    boolean reserve() {
        return taken.getAndUpdate(count -> Math.min(count + 1, push.atOnce())) < push.atOnce();
    }

    void release() {
        taken.decrementAndGet();
    }

    /** What makes a push job claimed. */
    Update.Builder claim() {
        return Update.change()
                .set(STATUS, JobStatus.PENDING.code())
                .set(CLAIMED_AT, tables.backend().now())
                .remove(Item.INDEX_PARTITION, Item.INDEX_SORT);
    }

    void depart(Item claimed) {
        carrier.carry(claimed);
    }

    /** Jobs were made ready that nobody sends yet. */
    void left(long workflow) {
        watch.pull(workflow);
        carrier.more(workflow);
    }

    /** Sees to it that a ready push job is sent; does nothing for other jobs. */
    void offer(Item job) {
        if (standsReady(job) && !sent(job)) {
            left(JobItems.workflow(job.key()));
        }
    }

    private static boolean standsReady(Item job) {
        return job.has(PUSH) && JobItems.status(job) == JobStatus.READY && !Due.waits(job);
    }

    /** Sends the ready job now, unless it is not the time, or there is no place. */
    boolean sent(Item job) {
        if (!inline(JobItems.workflow(job.key())) || !reserve()) {
            return false;
        }
        Condition asRead = Condition.and(
                Condition.is(STATUS, JobStatus.READY.code()),
                Condition.is(ATTEMPT, JobItems.attempt(job)),
                Condition.has(PUSH),
                Condition.not(Condition.is(Item.INDEX_PARTITION, Due.PARTITION)));
        take(job, claim(), asRead);
        return true;
    }

    /** Writes the claim and carries the job; gives the place back where it is not as it was thought to be. */
    boolean take(Item job, Update.Builder claim, Condition asRead) {
        boolean carried = false;
        try {
            Outcome outcome = tables.backend().items().update(job.key(), claim.build(), asRead);
            if (outcome instanceof Outcome.Applied(Optional<Item> claimed)) {
                carried = true;
                depart(claimed.orElseThrow());
            }
        } finally {
            if (!carried) {
                release();
            }
        }
        return carried;
    }

    /** When the last thing was heard of the claimed job, in milliseconds since 1970. */
    static long lastWord(Item job) {
        return Math.max(job.number(CLAIMED_AT, 0), job.number(LAST_WORD, 0));
    }

    /** Whether the job was claimed so long ago that whoever was to send it must be dead, and may be sent again. */
    boolean stale(Item job) {
        return job.has(PUSH)
                && JobItems.status(job) == JobStatus.PENDING
                && !Due.waits(job)
                && job.number(SENDS, 0) < MOST_SENDS
                && lastWord(job) + PushWatch.STALE_MILLIS <= tables.backend().now();
    }

    /** Sends a job again whose sending died; false where there is no place for it. */
    boolean again(Item job) {
        if (!push.on() || !watch.soon(JobItems.workflow(job.key())) || !reserve()) {
            return false;
        }
        take(job, stamp(job).add(SENDS, 1), asStamped(job));
        return true;
    }

    /** Takes note that the job is about to be sent. */
    Update.Builder stamp(Item job) {
        return Update.change().set(LAST_WORD, tables.backend().now()).remove(Item.INDEX_PARTITION, Item.INDEX_SORT);
    }

    /** The job is claimed, and nobody stamped it since it was read. */
    static Condition asStamped(Item job) {
        return Condition.and(
                Condition.is(STATUS, JobStatus.PENDING.code()),
                Condition.is(ATTEMPT, JobItems.attempt(job)),
                Condition.has(PUSH),
                job.has(LAST_WORD)
                        ? Condition.is(LAST_WORD, job.number(LAST_WORD, 0))
                        : Condition.not(Condition.has(LAST_WORD)),
                job.has(CLAIMED_AT)
                        ? Condition.is(CLAIMED_AT, job.number(CLAIMED_AT, 0))
                        : Condition.not(Condition.has(CLAIMED_AT)));
    }
}
