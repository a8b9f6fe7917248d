package dev.baton.engine.workflow;

import static dev.baton.engine.job.JobAttributes.*;

import dev.baton.engine.Fanout;
import dev.baton.engine.job.JobItems;
import dev.baton.engine.job.JobStatus;
import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.Update;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Finds what got stuck in a workflow because a process died between two writes, and moves it on: unfinished phases and deletions,
 * ends that were not told, blocked jobs that wait for nothing, claims that were never started, jobs that nobody works on.
 */
final class Audit {
    /** So many jobs are looked at before it is asked whether there is time for more. */
    private static final int PART = 1000;

    private static final long LONGEST_SECONDS = 6 * 3600;

    private final Tables tables;
    private final Epochs epochs;
    private final Arrivals arrivals;
    private final Leases leases;
    private final JobEdits edits;
    private final Dispatch dispatch;
    private final PushWatch watch;

    Audit(
            Tables tables,
            Epochs epochs,
            Arrivals arrivals,
            Leases leases,
            JobEdits edits,
            Dispatch dispatch,
            PushWatch watch) {
        this.dispatch = dispatch;
        this.watch = watch;
        this.tables = tables;
        this.epochs = epochs;
        this.arrivals = arrivals;
        this.leases = leases;
        this.edits = edits;
    }

    /** Audits the workflow, and says when to do so again unless it is over. */
    void run(long workflow) {
        Item item = begun(workflow);
        if (isOver(item)) {
            rest(item);
        } else {
            // Where there was no time for all, it stays due.
            looked(workflow, item).ifPresent(seen -> {
                again(item, seen.next());
                if (!seen.moves()) {
                    tellWhereStuck(workflow);
                }
                if (seen.next() <= tables.backend().now()) {
                    watch.pull(workflow);
                }
            });
        }
    }

    /** Audits the workflow; when that is done again stays as it is. Returns the workflow as it was before. */
    Item once(long workflow) {
        Item item = begun(workflow);
        if (!isOver(item)) {
            looked(workflow, item);
        }
        return item;
    }

    private Item begun(long workflow) {
        tables.jobs().all(workflow).stream().filter(job -> job.has(TOMBSTONE)).forEach(edits::delete);
        return epochs.settled(workflow);
    }

    /** Looks once more, since what was looked at may have been moved on. */
    private void tellWhereStuck(long workflow) {
        List<Item> jobs = tables.jobs().items(workflow);
        boolean moves = jobs.isEmpty() || jobs.stream().map(JobItems::status).anyMatch(Audit::moves);
        if (!moves && !isOver(tables.workflows().get(workflow))) {
            tables.backend().news().stuck(workflow);
        }
    }

    /** Whether something still happens to such a job by itself; one that waits for a time is ready. */
    private static boolean moves(JobStatus status) {
        return switch (status) {
            case READY, PENDING, RUNNING -> true;
            case UNINITIALIZED, BLOCKED, COMPLETED, FAILED, CANCELED, TERMINATED, DISABLED, PENDING_FAILED -> false;
        };
    }

    private static boolean isOver(Item item) {
        return item.truth(WorkflowAttributes.CANCELED) || WorkflowItems.fired(item);
    }

    /**
     * What an audit found.
     *
     * @param next when the first claim that is not started has to be looked at again
     * @param moves whether some job was ready, under way or waiting for a time
     */
    private record Seen(long next, boolean moves) {}

    /** Looks at every job; empty where there was no time for all. */
    private Optional<Seen> looked(long workflow, Item item) {
        Timeouts timeouts = new Timeouts(tables, workflow);
        List<Item> jobs = tables.jobs().items(workflow);
        List<Callable<Long>> looks = jobs.stream()
                .filter(job -> job.number(EPOCH, 0) == WorkflowItems.epoch(item))
                .<Callable<Long>>map(job -> () -> look(job, timeouts))
                .toList();
        Fanout fanout = tables.backend().fanout();
        long claimsEnd = Long.MAX_VALUE;
        for (int done = 0; done < looks.size(); done += PART) {
            if (done > 0 && !fanout.goesOn()) {
                return Optional.empty();
            }
            for (long end : fanout.all(looks.subList(done, Math.min(done + PART, looks.size())))) {
                claimsEnd = Math.min(claimsEnd, end);
            }
        }
        boolean moves = jobs.stream().map(JobItems::status).anyMatch(Audit::moves);
        return Optional.of(new Seen(claimsEnd, moves));
    }

    /** When a claim of the job that is not started by then has to be looked at again; never for other jobs, or where it is over. */
    private long claimEnd(Item job) {
        long end = job.number(CLAIMED_AT, 0) + StoredClaims.START_WITHIN_MILLIS;
        boolean standing = JobItems.status(job) == JobStatus.PENDING
                && end > tables.backend().now();
        return standing ? end : Long.MAX_VALUE;
    }

    /** Moves the job on where that is due, and tells when it has to be looked at again, or never. */
    private long look(Item job, Timeouts timeouts) {
        if (job.has(PUSH)) {
            passOn(job);
            return dispatch.look(job, () -> timeouts.millis(job));
        }
        passOn(job);
        return claimEnd(job);
    }

    private void passOn(Item job) {
        switch (JobItems.status(job)) {
            case COMPLETED, FAILED, CANCELED, TERMINATED, DISABLED -> arrivals.propagate(job);
            case BLOCKED -> arrivals.settle(job).ifPresent(arrivals::propagate);
            case READY -> list(job);
            case PENDING -> {
                if (!job.has(PUSH) && claimEnd(job) == Long.MAX_VALUE) {
                    leases.unclaimed(job);
                }
            }
            case RUNNING -> {
                if (!job.has(PUSH) && leases.abandoned(job)) {
                    leases.lost(job);
                }
            }
            case UNINITIALIZED, PENDING_FAILED -> {}
        }
    }

    /** A ready job that no index shows would never be claimed. */
    private void list(Item job) {
        if (!job.has(Item.INDEX_PARTITION) && job.has(READY_PARTITION)) {
            Condition still = Condition.and(
                    Condition.is(STATUS, JobStatus.READY.code()), Condition.is(ATTEMPT, JobItems.attempt(job)));
            tables.backend().items().update(job.key(), Arrivals.ready().build(), still);
        }
    }

    private void again(Item item, long atMost) {
        long seconds = item.number(WorkflowAttributes.AUDIT_INTERVAL, Epochs.FIRST_AUDIT_MILLIS / 1000);
        Update.Builder change =
                Update.change().set(WorkflowAttributes.AUDIT_INTERVAL, Math.min(2 * seconds, LONGEST_SECONDS));
        long now = tables.backend().now();
        long next = Math.min(now + seconds * 1000, atMost);
        if (PushWatch.over(item)) {
            // Not too seldom for push jobs whose sender dies, and not so often that a large workflow is read all the
            // time.
            long latest = now + PushWatch.LONGEST_SECONDS * 1000;
            long earliest = now + PushWatch.patienceMillis(item) - PushWatch.STALE_MILLIS + 1000;
            next = Math.max(earliest, Math.min(next, latest));
        }
        write(item, Due.set(change, next).remove(WorkflowAttributes.AUDIT_AT));
    }

    private void rest(Item item) {
        write(item, Update.change().remove(WorkflowAttributes.AUDIT_AT, Item.INDEX_PARTITION, Item.INDEX_SORT));
    }

    /** Only where nothing was decided about the workflow since: a raised epoch or a completion has its own time. */
    private void write(Item item, Update.Builder change) {
        String due = item.text(Item.INDEX_SORT);
        if (due != null) {
            Condition same = Condition.and(
                    Condition.is(WorkflowAttributes.EPOCH, WorkflowItems.epoch(item)),
                    Condition.is(Item.INDEX_SORT, due));
            tables.backend().items().update(item.key(), change.build(), same);
        }
    }
}
