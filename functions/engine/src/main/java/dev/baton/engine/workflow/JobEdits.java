package dev.baton.engine.workflow;

import static dev.baton.engine.job.JobAttributes.*;

import dev.baton.engine.NotFoundException;
import dev.baton.engine.RefusedException;
import dev.baton.engine.job.JobItems;
import dev.baton.engine.job.JobStatus;
import dev.baton.engine.job.NewJob;
import dev.baton.engine.record.Ids;
import dev.baton.engine.record.Keys;
import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.Outcome;
import dev.baton.engine.store.Update;
import dev.baton.engine.store.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Changes what jobs are, and removes them. */
final class JobEdits {
    /** What {@link JobItems#write} writes. */
    private static final List<String> WRITTEN = List.of(
            NAME,
            COMMAND,
            SCRIPT,
            DEPENDS_ON,
            INPUT_FILES,
            OUTPUT_FILES,
            INPUT_DATA,
            OUTPUT_DATA,
            COMPANION,
            KEEP_ON_FAILURE,
            SUPPORTS_TERMINATION,
            PRIORITY,
            REQUIREMENTS,
            SCHEDULER,
            HANDLER,
            MADE_OF,
            TARGET,
            PUSH);

    private final Tables tables;
    private final Epochs epochs;
    private final PushWatch watch;

    JobEdits(Tables tables, Epochs epochs, PushWatch watch) {
        this.watch = watch;
        this.tables = tables;
        this.epochs = epochs;
    }

    /** Gives the job new values; its state stays, and its place in line follows. New relations count from the next initialise. */
    Item change(Item read, NewJob spec) {
        long workflow = JobItems.workflow(read.key());
        Item workflowItem = tables.workflows().get(workflow);
        Slots slots = Slots.asArmed(tables, workflow, workflowItem);
        List<Item> companions = new ArrayList<>();
        Item written = tables.jobs()
                .write(workflow, Keys.number(read.key()), spec, companions)
                .build();
        tables.backend().items().putAll(companions);
        ReadySlot slot = slots.of(written);
        slots.open(tables, workflowItem, written);
        Item job = read;
        while (true) {
            refuseAnotherWay(job, written);
            Update.Builder change = Update.change();
            for (String name : WRITTEN) {
                written.find(name).ifPresentOrElse(value -> change.set(name, value), () -> change.remove(name));
            }
            change.set(READY_PARTITION, slot.partition())
                    .set(READY_RANK, slot.rank())
                    .set(Item.INDEX_VALUE, slot.value());
            if (JobItems.status(job) == JobStatus.READY && !Due.waits(job)) {
                change.set(Item.INDEX_PARTITION, slot.partition()).set(Item.INDEX_SORT, slot.rank());
            }
            switch (tables.backend().items().update(job.key(), change.build(), JobEnds.asRead(job))) {
                case Outcome.Applied(Optional<Item> now) -> {
                    if (written.has(PUSH) && WorkflowItems.epoch(workflowItem) > 0) {
                        watch.begin(workflow);
                    }
                    return now.orElseThrow();
                }
                case Outcome.Refused(Optional<Item> now) -> {
                    long id = Ids.of(workflow, Keys.number(read.key()));
                    job = now.orElseThrow(() -> NotFoundException.of("job", id));
                }
            }
        }
    }

    /** A job that somebody has stays with workers, or with its target. */
    private static void refuseAnotherWay(Item job, Item written) {
        if (JobItems.status(job).held() && job.has(PUSH) != written.has(PUSH)) {
            throw new RefusedException("job " + job.text(NAME) + " is "
                    + JobItems.status(job).wire() + "; whether it has a target can only change before or after that");
        }
    }

    /** Removes the job: it is gone from the graph first, so that who waits for it goes on. */
    void delete(Item job) {
        long workflow = JobItems.workflow(job.key());
        Update tombstone = Update.change().set(TOMBSTONE, Value.of(true)).build();
        tables.backend().items().update(job.key(), tombstone, Condition.EXISTS);
        if (WorkflowItems.epoch(tables.workflows().get(workflow)) > 0) {
            epochs.raise(workflow, new Reset.Nothing());
        }
        tables.jobs().delete(job.key());
    }

    /** Removes all jobs and tells how many there were. */
    int deleteAll(long workflow) {
        Item workflowItem = tables.workflows().get(workflow);
        List<Item> jobs = tables.jobs().items(workflow);
        if (WorkflowItems.epoch(workflowItem) > 0) {
            epochs.touch(workflow);
        }
        jobs.forEach(job -> tables.jobs().delete(job.key()));
        return jobs.size();
    }

    /** A job that ended and was made uninitialized takes the jobs behind it along that ended too (Torc, section 2.1). */
    void followReset(Item job, StatusChanges changes) {
        long workflow = JobItems.workflow(job.key());
        Snapshot snapshot = Snapshot.read(tables.jobs(), workflow);
        Set<Long> behind = Set.copyOf(StatusChanges.dependents(snapshot.graph(), Keys.number(job.key())));
        changes.uninitialize(
                workflow,
                snapshot.jobs(),
                other -> behind.contains(Keys.number(other.key()))
                        && Set.of(JobStatus.COMPLETED, JobStatus.FAILED).contains(JobItems.status(other)));
    }
}
