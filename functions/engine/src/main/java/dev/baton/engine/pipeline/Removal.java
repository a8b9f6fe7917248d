package dev.baton.engine.pipeline;

import dev.baton.engine.Backend;
import dev.baton.engine.EngineException;
import dev.baton.engine.RefusedException;
import dev.baton.engine.store.Condition;
import dev.baton.engine.store.StoreBusyException;
import java.util.Optional;

/** Cancels and deletes jobs: first the job is marked as going, which everybody takes for gone, then its items go. */
final class Removal {
    private final Backend backend;
    private final JobItems items;
    private final Authority authority;
    private final AuditTrail audit;
    private final Transitions transitions;

    Removal(Backend backend, JobItems items, Authority authority, AuditTrail audit, Transitions transitions) {
        this.backend = backend;
        this.items = items;
        this.authority = authority;
        this.audit = audit;
        this.transitions = transitions;
    }

    void cancel(String uuid, String id, Credential by) {
        for (int tries = 0; tries < Transitions.TRIES; tries++) {
            Optional<JobRecord> found = items.find(uuid);
            if (done(uuid, id, found)) {
                return;
            }
            JobRecord job = found.orElseThrow(() -> transitions.unknown(uuid, "cancel", id));
            check(job, by, false, "cancel");
            if (job.ran() || job.state() != PipelineState.CREATED) {
                throw refused(
                        job,
                        "cancel",
                        Refusal.Kind.ILLEGAL,
                        "Cannot cancel a job once it is running (only before RUNNING). Send a \"fail\" event instead.");
            }
            audit.intend(job, id, "canceled");
            if (go(job, job.unchanged(), "canceled")) {
                return;
            }
        }
        throw new StoreBusyException("job " + uuid + " is told too much at once; try again", null);
    }

    void delete(String uuid, boolean force, String id, Credential by) {
        Optional<JobRecord> found = items.raw(uuid).filter(there -> !there.going() && (force || !there.hidden()));
        if (done(uuid, id, found)) {
            return;
        }
        JobRecord job = found.orElseThrow(() -> transitions.unknown(uuid, "delete", id));
        check(job, by, true, "delete");
        audit.intend(job, id, "deleted");
        if (force) {
            go(job, job.same(), "deleted");
        } else {
            backend.items().update(JobRecord.key(job.uuid()), JobRecord.hide(), job.same());
            note(job, Refusal.Kind.REMOVED, "delete", "hidden");
        }
    }

    /** Whether this very request removed its job before; another one may have the UUID by now. */
    private boolean done(String uuid, String id, Optional<JobRecord> job) {
        return TypedUuid.parse(uuid)
                .flatMap(known -> audit.intended(known, id))
                .filter(birth -> job.isEmpty() || !job.get().birth().equals(birth))
                .isPresent();
    }

    /** The job if this one may speak for it. */
    JobRecord allowed(String uuid, Credential by, boolean administrative, String what) {
        JobRecord job = items.find(uuid).orElseThrow(() -> transitions.unknown(uuid, what, null));
        check(job, by, administrative, what);
        return job;
    }

    private void check(JobRecord job, Credential by, boolean administrative, String what) {
        Optional<String> objection = authority.objection(job, by, administrative);
        if (objection.isPresent()) {
            throw RefusedException.denied(
                    refused(job, what, Refusal.Kind.TOKEN, objection.get()).getMessage());
        }
    }

    private boolean go(JobRecord job, Condition condition, String what) {
        if (!backend.items()
                .update(JobRecord.key(job.uuid()), JobRecord.go(), condition)
                .applied()) {
            return false;
        }
        items.remove(job);
        note(job, Refusal.Kind.REMOVED, what, what + " in state " + job.state());
        return true;
    }

    private EngineException refused(JobRecord job, String what, Refusal.Kind kind, String reason) {
        note(job, kind, what, reason);
        return new RefusedException(reason);
    }

    private void note(JobRecord job, Refusal.Kind kind, String what, String reason) {
        audit.add(job.uuid(), new Refusal(kind, backend.now(), what, null, reason, null));
    }
}
