package dev.baton.engine.pipeline;

import java.util.List;

/**
 * The jobs of pipelines. Thread-safe and stateless: many processes may share the stores. What a state, a token or a value
 * does not allow is a RefusedException, an unknown job a NotFoundException; both leave a trace in the audit trail. A
 * StoreBusyException asks to send the same again.
 */
public interface PipelineJobs {
    /**
     * A job that was set up.
     *
     * @param token what lets somebody speak for it, for 72 hours
     * @param created false where the same job stood already and nothing was written
     */
    record Setup(PipelineJob job, String token, boolean created) {
        @Override
        public String toString() {
            return "Setup[" + job.uuid() + "]";
        }
    }

    /**
     * An event that was applied.
     *
     * @param entry the entry of the history that it made
     * @param repeated whether it had been applied before, so that nothing changed now
     */
    record Applied(String uuid, StateMachine machine, HistoryEntry entry, boolean repeated) {}

    /** A job with all that happened to it, in order. */
    record Told(PipelineJob job, List<HistoryEntry> history) {}

    /** Which jobs: null for any. A pipeline, or else a session, makes it quick. */
    record Filter(String pipelineUuid, String session, PipelineState state) {}

    /**
     * Sets up a job of a registered pipeline that is not retired. After 2018 the same parameters mean the same job: it is
     * returned as it stands. In 2018 that is a ConflictException.
     */
    Setup create(NewPipelineJob draft);

    PipelineJob get(String uuid);

    /** The job with its history. */
    Told told(String uuid);

    /** A page of the jobs, newest first within their pipeline or session; may lag a moment behind the newest writes. */
    Page<PipelineJob> list(Filter filter, int limit, String cursor);

    /** Applies an event, once for each id. */
    Applied event(JobEvent event);

    /**
     * Removes a job that never ran; its files stay.
     *
     * @param id makes a repetition do nothing, also when there is another job of this UUID by then; may be null
     */
    void cancel(String uuid, String id, Credential by);

    /** Removes a job in any state, or only hides it; for administrators. Its files stay; the id is as for cancel. */
    void delete(String uuid, boolean force, String id, Credential by);

    /**
     * Brings a job back to its first state by the events reset and ready, between which its files are removed unless they
     * are to be kept; for administrators.
     *
     * @param id as in {@link JobEvent}
     */
    Applied reset(String uuid, boolean keepFiles, String id, Credential by);

    /** The job, if this one may speak for it; RefusedException otherwise. */
    PipelineJob authorized(String uuid, Credential by);

    /** The token of a job, for whom the door trusts. */
    String token(String uuid);

    /** Issues another token, good for 72 hours from now; those before it are no good any more. */
    String renewToken(String uuid);

    /** What was sent to a job, also one that is no more or never was, and changed nothing; newest first, for 90 days. */
    Page<Refusal> refusals(String uuid, int limit, String cursor);
}
