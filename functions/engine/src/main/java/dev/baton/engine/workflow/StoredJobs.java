package dev.baton.engine.workflow;

import static dev.baton.engine.job.JobAttributes.*;

import dev.baton.engine.NotFoundException;
import dev.baton.engine.RefusedException;
import dev.baton.engine.job.Job;
import dev.baton.engine.job.JobItems;
import dev.baton.engine.job.JobStatus;
import dev.baton.engine.job.Jobs;
import dev.baton.engine.job.NewJob;
import dev.baton.engine.job.Reason;
import dev.baton.engine.job.Result;
import dev.baton.engine.record.Ids;
import dev.baton.engine.record.Kind;
import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.Outcome;
import dev.baton.engine.store.Update;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Jobs over the stores. */
final class StoredJobs implements Jobs {
    private static final Condition STARTABLE = Condition.and(
            Condition.is(STATUS, JobStatus.PENDING.code()),
            Condition.not(Condition.has(TOMBSTONE)),
            Condition.not(Condition.has(PUSH)));

    private final Tables tables;
    private final Epochs epochs;
    private final JobEnds ends;
    private final Retries retries;
    private final StatusChanges changes;
    private final JobEdits edits;
    private final Reasons reasons;

    StoredJobs(Tables tables, Epochs epochs, JobEnds ends, Retries retries, StatusChanges changes, JobEdits edits) {
        this.tables = tables;
        this.epochs = epochs;
        this.ends = ends;
        this.retries = retries;
        this.changes = changes;
        this.edits = edits;
        reasons = new Reasons(tables);
    }

    @Override
    public Job create(long workflowId, NewJob draft) {
        return createAll(workflowId, List.of(draft)).getFirst();
    }

    @Override
    public List<Job> createAll(long workflowId, List<NewJob> drafts) {
        Item workflow = tables.workflows().get(workflowId);
        References references = new References(tables, workflowId);
        drafts.forEach(references::check);
        if (drafts.isEmpty()) {
            return List.of();
        }
        long first = tables.numbers().many(workflowId, Kind.JOB, drafts.size());
        List<Item> items = new ArrayList<>();
        List<Item> companions = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            items.add(tables.jobs()
                    .write(workflowId, first + i, drafts.get(i), companions)
                    .with(STATUS, JobStatus.UNINITIALIZED.code())
                    .with(ATTEMPT, 1)
                    .build());
        }
        if (WorkflowItems.epoch(workflow) > 0) {
            epochs.touch(workflowId);
        }
        tables.backend().items().putAll(companions);
        tables.backend().items().putAll(items);
        return tables.jobs().read(workflowId, items);
    }

    @Override
    public Job get(long id) {
        return tables.jobs().read(tables.jobs().get(id));
    }

    @Override
    public List<Job> list(long workflowId) {
        return tables.jobs().read(workflowId, tables.jobs().items(workflowId));
    }

    @Override
    public Map<JobStatus, Integer> count(long workflowId) {
        return tables.jobs().count(workflowId);
    }

    @Override
    public Reason why(long id) {
        return reasons.of(tables.jobs().get(id));
    }

    @Override
    public Job update(long id, NewJob spec) {
        new References(tables, Ids.workflow(id)).check(spec);
        return tables.jobs().read(edits.change(tables.jobs().get(id), spec));
    }

    @Override
    public Job disable(long id) {
        Item job = tables.jobs().get(id);
        JobStatus status = JobItems.status(job);
        if (status != JobStatus.UNINITIALIZED && status != JobStatus.DISABLED) {
            throw new RefusedException(
                    "job " + id + " is " + status.wire() + "; only an uninitialized job can be disabled");
        }
        return tables.jobs().read(changes.to(JobStatus.DISABLED, job));
    }

    @Override
    public Job delete(long id) {
        Ids.check("job", id);
        Item job = tables.jobs().deleted(id).orElseGet(() -> tables.jobs().get(id));
        Job deleted = tables.jobs().read(job);
        edits.delete(job);
        return deleted;
    }

    @Override
    public int deleteAll(long workflowId) {
        return edits.deleteAll(workflowId);
    }

    @Override
    public Job start(long id, long runId, long computeNodeId) {
        Ids.check("job", id);
        Item workflow = tables.workflows()
                .find(Ids.workflow(id))
                .filter(item -> WorkflowItems.run(item) == runId)
                .orElseGet(() -> {
                    // Who asks for a job that is not there hears of that first.
                    tables.jobs().get(id);
                    return checkRun(id, runId);
                });
        // Not where the workflow began anew after it was read, and somebody else has claimed the job since.
        Condition startable = Condition.and(
                STARTABLE,
                Condition.or(
                        Condition.not(Condition.has(EPOCH)),
                        Condition.lessThan(EPOCH, WorkflowItems.epoch(workflow) + 1)));
        Update run = Update.change()
                .set(STATUS, JobStatus.RUNNING.code())
                .set(NODE, Ids.number(computeNodeId))
                .build();
        return switch (tables.backend().items().update(JobItems.key(id), run, startable)) {
            case Outcome.Applied(Optional<Item> started) -> tables.jobs().read(started.orElseThrow());
            case Outcome.Refused(Optional<Item> now) -> {
                Item other =
                        now.filter(item -> !item.has(TOMBSTONE)).orElseThrow(() -> NotFoundException.of("job", id));
                if (other.has(PUSH)) {
                    throw new RefusedException("job " + id + " has a target that it is sent to; no node starts it");
                }
                boolean repeated = JobItems.status(other) == JobStatus.RUNNING
                        && other.number(NODE, 0) == Ids.number(computeNodeId);
                if (JobItems.status(other) == JobStatus.PENDING) {
                    throw new RefusedException("job " + id + " began anew meanwhile; claim it again");
                }
                if (!repeated) {
                    throw new RefusedException("job " + id + " is "
                            + JobItems.status(other).wire() + "; only a pending job can be started");
                }
                yield tables.jobs().read(other);
            }
        };
    }

    /** The workflow's item; RefusedException unless it is in this run. */
    private Item checkRun(long id, long runId) {
        Item workflow = tables.workflows().get(Ids.workflow(id));
        long run = WorkflowItems.run(workflow);
        if (run != runId) {
            throw new RefusedException(
                    "run id mismatch: workflow " + Ids.workflow(id) + " is in run " + run + ", not " + runId);
        }
        return workflow;
    }

    @Override
    public Job complete(long id, long runId, Result result) {
        JobStatus status = result.status();
        if (!status.complete() && status != JobStatus.PENDING_FAILED) {
            throw new RefusedException("status " + status.wire()
                    + " is no end; use completed, failed, canceled, terminated or pending_failed");
        }
        Item job = tables.jobs().get(id);
        while (true) {
            if (JobItems.status(job).complete()) {
                ends.repeat(job);
                throw new RefusedException("Job " + id + " is already complete");
            }
            checkRun(id, runId);
            if (result.attempt() != JobItems.attempt(job)) {
                throw new RefusedException("attempt_id " + result.attempt() + " is not the present one of job " + id
                        + ", " + JobItems.attempt(job));
            }
            Optional<Item> ended = ends.end(job, result);
            if (ended.isPresent()) {
                return tables.jobs().read(ended.get());
            }
            job = tables.jobs().get(id);
        }
    }

    @Override
    public Job retry(long id, long runId, int maxRetries) {
        Item job = tables.jobs().get(id);
        checkRun(id, runId);
        return tables.jobs().read(retries.byHand(job, maxRetries));
    }

    @Override
    public Job changeStatus(long id, JobStatus status, long runId) {
        Item job = tables.jobs().get(id);
        JobStatus old = JobItems.status(job);
        if (status.complete() || old != status) {
            checkRun(id, runId);
        }
        if (old == status && !status.complete()) {
            return tables.jobs().read(job);
        }
        Item moved = changes.to(status, job);
        if (old.complete() && status == JobStatus.UNINITIALIZED) {
            edits.followReset(moved, changes);
        }
        return tables.jobs().read(moved);
    }
}
