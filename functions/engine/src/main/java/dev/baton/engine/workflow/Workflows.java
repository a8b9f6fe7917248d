package dev.baton.engine.workflow;

import dev.baton.engine.data.FileRecord;
import dev.baton.engine.data.UserData;
import dev.baton.engine.job.InputChange;
import dev.baton.engine.spec.WorkflowSpec;
import java.util.List;
import java.util.Optional;

/** Workflows and what is done to one as a whole. Thread-safe; every operation may be repeated. NotFoundException for an unknown id. */
public interface Workflows {
    Workflow create(NewWorkflow draft);

    /**
     * Creates a workflow with all that the spec holds, or nothing.
     *
     * @param user who owns it unless the spec says otherwise
     * @param armed whether its jobs are blocked or ready at once (and its run id is 1); else uninitialized
     */
    Workflow create(WorkflowSpec spec, String user, boolean armed);

    /**
     * The workflow that was made from this content before, or a new one whose jobs are blocked or ready at once. For a user
     * who runs the same file again.
     *
     * @param contentHash what tells one specification from another
     */
    Workflow createOnce(WorkflowSpec spec, String user, String contentHash);

    /** The workflow that was made from this content, if there is one. */
    Optional<Workflow> madeFrom(String contentHash);

    Workflow get(long id);

    /** All workflows, oldest first. */
    List<Workflow> list();

    Workflow update(long id, NewWorkflow values);

    /** Removes the workflow with everything that belongs to it, and returns it as it was. */
    Workflow delete(long id);

    /** Sets the status record as a client wants it. */
    Workflow updateStatus(long id, WorkflowStatus status);

    /** Jobs that are claimed or run are canceled, and no more are given out until the status is reset. */
    Workflow cancel(long id);

    /** Clears the cancellation. Refused for an archived workflow, and while jobs are held unless forced. */
    Workflow resetStatus(long id, boolean force);

    /** All jobs, or those that failed and what follows them, become uninitialized; tells how many. */
    int resetJobs(long id, boolean failedOnly);

    /** Derives the graph and makes every job blocked or ready (or just the uninitialized ones and what follows them). */
    void initialize(long id, boolean onlyUninitialized, boolean clearEphemeral);

    Completion completion(long id);

    /** Whether no job was ever initialized, or all were reset. */
    boolean uninitialized(long id);

    List<Long> jobIds(long id);

    /** User data that is null although somebody needs it: nobody produces it, or a completed job should have. */
    List<UserData> missingUserData(long id);

    /** Files that must exist before a run: inputs without a producer, and outputs of completed jobs. */
    List<FileRecord> requiredExistingFiles(long id);

    /** Completed or failed jobs whose inputs changed since; they become uninitialized unless it is a dry run. Their names. */
    List<String> changedInputs(long id, boolean dryRun);

    /** Completed or failed jobs that are made of something else now, or whose inputs changed, and what it is. */
    List<JobChanges> changes(long id);

    /** The same of one job; empty where nothing changed. */
    List<InputChange> changesOf(long jobId);

    /** What the ready jobs ask for together; with a scheduler, those that want it or any. */
    ReadyDemand readyDemand(long id, Long schedulerId);

    /** The edges between jobs, in the order of the waiting job. */
    List<Dependency> dependencies(long id);
}
