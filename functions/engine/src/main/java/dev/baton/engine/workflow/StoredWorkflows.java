package dev.baton.engine.workflow;

import static dev.baton.engine.job.JobAttributes.*;

import dev.baton.engine.RefusedException;
import dev.baton.engine.data.FileRecord;
import dev.baton.engine.data.UserData;
import dev.baton.engine.job.InputChange;
import dev.baton.engine.job.JobItems;
import dev.baton.engine.job.JobStatus;
import dev.baton.engine.record.Ids;
import dev.baton.engine.record.Keys;
import dev.baton.engine.spec.WorkflowSpec;
import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.Update;
import dev.baton.engine.store.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Workflows over the stores. */
final class StoredWorkflows implements Workflows {
    private static final Set<JobStatus> FAILED_SOMEHOW =
            Set.of(JobStatus.FAILED, JobStatus.CANCELED, JobStatus.TERMINATED, JobStatus.PENDING_FAILED);

    private final Tables tables;
    private final Epochs epochs;
    private final StatusChanges changes;
    private final WorkflowFacts facts;
    private final WorkflowCreation creation;
    private final WorkflowRemoval removal;
    private final Journal journal;

    StoredWorkflows(
            Tables tables,
            Epochs epochs,
            StatusChanges changes,
            Inputs inputs,
            Journal journal,
            Departures departures) {
        this.tables = tables;
        this.epochs = epochs;
        this.changes = changes;
        this.facts = new WorkflowFacts(tables, inputs);
        this.removal = new WorkflowRemoval(tables);
        this.creation = new WorkflowCreation(tables, removal, departures);
        this.journal = journal;
    }

    @Override
    public Workflow create(NewWorkflow draft) {
        return creation.empty(draft);
    }

    @Override
    public Workflow create(WorkflowSpec spec, String user, boolean armed) {
        return creation.of(spec, user, armed);
    }

    @Override
    public Workflow createOnce(WorkflowSpec spec, String user, String contentHash) {
        return creation.once(spec, user, contentHash);
    }

    @Override
    public Optional<Workflow> madeFrom(String contentHash) {
        return creation.madeFrom(contentHash);
    }

    @Override
    public Workflow get(long id) {
        return WorkflowItems.read(id, tables.workflows().get(id));
    }

    @Override
    public List<Workflow> list() {
        return tables.workflows().ids().stream()
                .flatMap(id -> tables.workflows().find(id).map(item -> WorkflowItems.read(id, item)).stream())
                .toList();
    }

    @Override
    public Workflow update(long id, NewWorkflow values) {
        return WorkflowItems.read(
                id, tables.workflows().update(id, WorkflowItems.change(values).build()));
    }

    @Override
    public Workflow delete(long id) {
        return removal.delete(id);
    }

    @Override
    public Workflow updateStatus(long id, WorkflowStatus status) {
        Update.Builder change = Update.change().set(WorkflowAttributes.RUN, status.runId());
        flag(change, WorkflowAttributes.CANCELED, status.canceled());
        flag(change, WorkflowAttributes.ARCHIVED, status.archived());
        flag(change, WorkflowAttributes.COMPLETION_SCRIPT, status.hasDetectedNeedToRunCompletionScript());
        if (!status.canceled()) {
            goesOn(tables.workflows().get(id), change);
        }
        Workflow updated = WorkflowItems.read(id, tables.workflows().update(id, change.build()));
        tables.backend().news().of(id);
        return updated;
    }

    private static void flag(Update.Builder change, String name, boolean set) {
        if (set) {
            change.set(name, Value.of(true));
        } else {
            change.remove(name);
        }
    }

    @Override
    public Workflow cancel(long id) {
        Update flag =
                Update.change().set(WorkflowAttributes.CANCELED, Value.of(true)).build();
        Item item = tables.workflows().update(id, flag);
        epochs.touch(id);
        tables.jobs().items(id).stream()
                .filter(job -> JobItems.status(job).held())
                .forEach(this::cancel);
        journal.write(id, "workflow_canceled", data -> data.put("workflow_id", id));
        tables.backend().news().of(id);
        return WorkflowItems.read(id, item);
    }

    /** What waits for the job is not told: nothing of a canceled workflow goes on. */
    private void cancel(Item job) {
        Update change = Update.change()
                .set(STATUS, JobStatus.CANCELED.code())
                .set(BAD_END, Value.of(true))
                .remove(TOKEN, Item.INDEX_PARTITION, Item.INDEX_SORT)
                .build();
        Condition held = Condition.or(
                Condition.is(STATUS, JobStatus.PENDING.code()), Condition.is(STATUS, JobStatus.RUNNING.code()));
        tables.backend().items().update(job.key(), change, held);
    }

    @Override
    public Workflow resetStatus(long id, boolean force) {
        Item item = tables.workflows().get(id);
        refuseArchived(id, item);
        boolean held = tables.jobs().items(id).stream()
                .anyMatch(job -> JobItems.status(job).held());
        if (held && !force) {
            throw new RefusedException("workflow " + id
                    + " has jobs that are pending or running; wait for them, cancel the workflow, or force the reset");
        }
        if (!force) {
            ScheduledNodes.refuseActive(tables, id);
        }
        Update.Builder change = Update.change().remove(WorkflowAttributes.CANCELED);
        goesOn(item, change);
        return WorkflowItems.read(id, tables.workflows().update(id, change.build()));
    }

    /** A workflow whose cancellation is taken back is audited again: what was canceled tells what waits for it only then. */
    private void goesOn(Item item, Update.Builder change) {
        boolean rested = item.truth(WorkflowAttributes.CANCELED) || item.text(Item.INDEX_SORT) == null;
        if (rested && WorkflowItems.epoch(item) > 0 && !WorkflowItems.fired(item)) {
            Due.set(change, tables.backend().now() + Epochs.FIRST_AUDIT_MILLIS);
        }
    }

    private static void refuseArchived(long id, Item item) {
        if (item.truth(WorkflowAttributes.ARCHIVED)) {
            throw new RefusedException("workflow " + id + " is archived; take it out of the archive first");
        }
    }

    @Override
    public int resetJobs(long id, boolean failedOnly) {
        tables.workflows().get(id);
        if (!failedOnly) {
            return changes.uninitialize(id, tables.jobs().items(id), job -> true)
                    .size();
        }
        List<Item> jobs = tables.jobs().items(id);
        if (jobs.stream().noneMatch(job -> FAILED_SOMEHOW.contains(JobItems.status(job)))) {
            return 0;
        }
        Snapshot snapshot = Snapshot.read(tables.jobs(), id);
        Set<Long> behind = new HashSet<>();
        for (int node : snapshot.graph().order()) {
            boolean chosen = behind.contains(snapshot.graph().number(node))
                    || snapshot.graph().isJob(node)
                            && FAILED_SOMEHOW.contains(
                                    JobItems.status(snapshot.jobs().get(node)));
            if (chosen) {
                behind.add(snapshot.graph().number(node));
                for (int target : snapshot.graph().feeds()[node]) {
                    behind.add(snapshot.graph().number(target));
                }
            }
        }
        return changes.uninitialize(id, snapshot.jobs(), job -> behind.contains(Keys.number(job.key())))
                .size();
    }

    @Override
    public void initialize(long id, boolean onlyUninitialized, boolean clearEphemeral) {
        refuseArchived(id, tables.workflows().get(id));
        if (clearEphemeral) {
            tables.userData().list(id).stream()
                    .filter(data -> data.ephemeral() && data.data() != null)
                    .forEach(data -> tables.userData()
                            .update(data.id(), old -> new UserData(old.id(), id, old.name(), true, null)));
        }
        new MissingData(tables, id).refuse();
        epochs.raise(id, onlyUninitialized ? new Reset.OnlyUninitialized() : new Reset.All());
        new StoredActions(tables, this).rearm(id);
        String what = onlyUninitialized ? "workflow_reinitialized" : "workflow_started";
        journal.write(id, what, data -> data.put("workflow_id", id));
    }

    @Override
    public Completion completion(long id) {
        Item item = tables.workflows().get(id);
        boolean canceled = item.truth(WorkflowAttributes.CANCELED);
        boolean counted = WorkflowItems.epoch(item) == 0 || item.truth(WorkflowAttributes.TOUCHED);
        boolean complete = canceled
                || (counted
                        ? tables.jobs().items(id).stream()
                                .allMatch(job -> JobItems.status(job).ended())
                        : WorkflowItems.fired(item));
        return new Completion(complete, canceled, item.truth(WorkflowAttributes.COMPLETION_SCRIPT));
    }

    @Override
    public boolean uninitialized(long id) {
        tables.workflows().get(id);
        return facts.uninitialized(id);
    }

    @Override
    public List<Long> jobIds(long id) {
        tables.workflows().get(id);
        return facts.jobIds(id);
    }

    @Override
    public List<UserData> missingUserData(long id) {
        tables.workflows().get(id);
        return new MissingData(tables, id).all();
    }

    @Override
    public List<FileRecord> requiredExistingFiles(long id) {
        tables.workflows().get(id);
        return facts.requiredFiles(id);
    }

    @Override
    public List<String> changedInputs(long id, boolean dryRun) {
        tables.workflows().get(id);
        List<Item> changed = facts.changed(id);
        if (!dryRun) {
            changes.uninitialize(id, changed, Objects::nonNull);
        }
        return changed.stream().map(job -> job.text(NAME)).toList();
    }

    @Override
    public List<JobChanges> changes(long id) {
        tables.workflows().get(id);
        return facts.changes(id).stream()
                .map(changed -> new JobChanges(
                        Ids.of(id, Keys.number(changed.job().key())),
                        changed.job().text(NAME),
                        changed.changes()))
                .toList();
    }

    @Override
    public List<InputChange> changesOf(long jobId) {
        return facts.changes(tables.jobs().get(jobId));
    }

    @Override
    public ReadyDemand readyDemand(long id, Long schedulerId) {
        Item item = tables.workflows().get(id);
        long scheduler = schedulerId == null ? 0 : Ids.number(schedulerId);
        return ReadyDemand.of(tables.backend().items(), id, item, scheduler);
    }

    @Override
    public List<Dependency> dependencies(long id) {
        tables.workflows().get(id);
        return facts.dependencies(id);
    }
}
