package dev.baton.engine.workflow;

import static dev.baton.engine.job.JobAttributes.*;

import dev.baton.engine.job.JobItems;
import dev.baton.engine.job.Reason;
import dev.baton.engine.record.Ids;
import dev.baton.engine.store.Item;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Finds out why jobs wait. */
final class Reasons {
    private final Tables tables;

    Reasons(Tables tables) {
        this.tables = tables;
    }

    Reason of(Item job) {
        long workflow = JobItems.workflow(job.key());
        Reason own = own(workflow, job);
        boolean idle = switch (own) {
            case Reason.Worker worker -> true;
            case Reason.Time time -> true;
            case Reason.Jobs jobs -> true;
            case Reason.Passing passing -> true;
            case Reason.Uninitialized uninitialized -> false;
            case Reason.Start start -> false;
            case Reason.Sending sending -> false;
            case Reason.Answer answer -> false;
            case Reason.Running running -> false;
            case Reason.Person person -> false;
            case Reason.Canceled canceled -> false;
            case Reason.Over over -> false;
        };
        return idle && tables.workflows().get(workflow).truth(WorkflowAttributes.CANCELED)
                ? new Reason.Canceled()
                : own;
    }

    private Reason own(long workflow, Item job) {
        return switch (JobItems.status(job)) {
            case UNINITIALIZED -> new Reason.Uninitialized();
            case BLOCKED -> blocked(workflow, job);
            case READY ->
                Due.waits(job)
                        ? new Reason.Time(time(job))
                        : job.has(PUSH) ? new Reason.Sending() : new Reason.Worker();
            case PENDING ->
                Due.waits(job)
                        ? new Reason.Time(time(job))
                        : job.has(PUSH)
                                ? new Reason.Sending()
                                : new Reason.Start(Instant.ofEpochMilli(job.number(CLAIMED_AT, 0)));
            case RUNNING ->
                job.has(PUSH)
                        ? new Reason.Answer(Instant.ofEpochMilli(
                                Departures.lastWord(job) + new Timeouts(tables, workflow).millis(job)))
                        : new Reason.Running(Ids.of(workflow, job.number(NODE, 0)));
            case PENDING_FAILED -> new Reason.Person();
            case COMPLETED, FAILED, CANCELED, TERMINATED, DISABLED -> new Reason.Over(JobItems.status(job));
        };
    }

    private static Instant time(Item job) {
        return Instant.ofEpochMilli(Long.parseLong(job.text(Item.INDEX_SORT)));
    }

    /** The jobs behind the latches, too; a latch stands for what it still waits for. */
    private Reason blocked(long workflow, Item job) {
        Set<Long> jobs = new TreeSet<>();
        Set<Long> seen = new HashSet<>();
        Deque<Item> open = new ArrayDeque<>(List.of(job));
        while (!open.isEmpty()) {
            for (long number : open.poll().numbers(WAITS).toArray()) {
                if (number > 0) {
                    jobs.add(Ids.of(workflow, number));
                } else if (seen.add(number)) {
                    tables.backend()
                            .items()
                            .get(Arrivals.latchKey(workflow, number))
                            .ifPresent(open::add);
                }
            }
        }
        return jobs.isEmpty() ? new Reason.Passing() : new Reason.Jobs(List.copyOf(jobs));
    }
}
