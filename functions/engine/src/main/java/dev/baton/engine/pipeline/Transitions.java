package dev.baton.engine.pipeline;

import dev.baton.engine.Backend;
import dev.baton.engine.EngineException;
import dev.baton.engine.NotFoundException;
import dev.baton.engine.RefusedException;
import dev.baton.engine.store.Outcome;
import dev.baton.engine.store.StoreBusyException;
import java.util.Locale;
import java.util.Optional;

/**
 * Applies events. An event is two writes: the entry before it moves out of the machine's item (once, whoever does it), then
 * state and entry change together, on condition that nothing happened meanwhile. Whoever loses that race starts again from
 * what the winner left.
 */
final class Transitions {
    /** How often an event is tried again because others were first, before the caller is asked to come back later. */
    static final int TRIES = 64;

    private final Backend backend;
    private final JobItems items;
    private final Payload payload;
    private final Authority authority;
    private final AuditTrail audit;

    Transitions(Backend backend, JobItems items, Payload payload, Authority authority, AuditTrail audit) {
        this.backend = backend;
        this.items = items;
        this.payload = payload;
        this.authority = authority;
        this.audit = audit;
    }

    /** What came of the call; empty where it means nothing, which the audit trail keeps. */
    Optional<PipelineJobs.Applied> apply(JobCall call) {
        Optional<JobRecord> found = items.find(call.uuid());
        String kept = null;
        for (int tries = 0; tries < TRIES; tries++) {
            JobRecord job = found.orElseThrow(() -> unknown(call.uuid(), call.asked(), call.id()));
            Meaning meaning = call.meaning().apply(job.machine());
            authorize(job, call, meaning instanceof Meaning.Event(var event, var data) && event.administrative());
            // After a race it is looked up all the same: what was lost may have been this very event's own answer.
            boolean fresh = call.fresh() && tries == 0;
            Optional<HistoryEntry> before = fresh ? Optional.empty() : items.entry(job, call.id());
            if (before.isPresent()) {
                note(
                        job,
                        call,
                        Refusal.Kind.DUPLICATE,
                        "applied before as entry " + before.get().number());
                return Optional.of(new PipelineJobs.Applied(job.uuid(), job.machine(), before.get(), true));
            }
            Optional<Refusal> refused = fresh ? Optional.empty() : audit.outcome(job.uuid(), call.id());
            if (refused.isPresent()) {
                return again(job, call, refused.get());
            }
            switch (meaning) {
                case Meaning.Nonsense(String reason) -> throw refuse(job, call, Refusal.Kind.INVALID, reason);
                case Meaning.Nothing(String reason) -> {
                    settle(job, call, Refusal.Kind.IGNORED, reason);
                    return Optional.empty();
                }
                case Meaning.Event(var event, var data) -> {
                    PipelineState to = job.machine()
                            .next(job.state(), event)
                            .orElseThrow(() -> refuse(job, call, Refusal.Kind.ILLEGAL, illegal(job, event)));
                    kept = tries == 0 ? payload.small(data) : kept;
                    Outcome outcome = write(job, event, to, call.id(), kept);
                    switch (outcome) {
                        case Outcome.Applied(var item) -> {
                            JobRecord now = JobRecord.of(item.orElseThrow());
                            return Optional.of(
                                    new PipelineJobs.Applied(now.uuid(), now.machine(), items.newest(now), false));
                        }
                        case Outcome.Refused(var now) ->
                            found = now.map(JobRecord::of).filter(JobItems::there);
                    }
                }
            }
        }
        throw new StoreBusyException("job " + call.uuid() + " is told too much at once; send the event again", null);
    }

    private Outcome write(JobRecord job, PipelineEvent event, PipelineState to, String id, String kept) {
        return backend.items()
                .putThenUpdate(
                        job.entryItem(),
                        JobRecord.key(job.uuid()),
                        job.after(event, to, id, kept, backend.now()),
                        job.unchanged());
    }

    private void authorize(JobRecord job, JobCall call, boolean administrative) {
        Optional<String> objection = authority.objection(job, call.by(), administrative);
        if (objection.isPresent()) {
            Refusal.Kind kind = Refusal.Kind.TOKEN;
            audit.add(job.uuid(), new Refusal(kind, backend.now(), call.asked(), call.id(), objection.get(), null));
            throw RefusedException.denied(objection.get());
        }
    }

    /** The first outcome of what was refused or ignored before. */
    private Optional<PipelineJobs.Applied> again(JobRecord job, JobCall call, Refusal first) {
        note(job, call, Refusal.Kind.DUPLICATE, "refused before: " + first.reason());
        if (first.kind() == Refusal.Kind.IGNORED) {
            return Optional.empty();
        }
        throw new RefusedException(first.reason());
    }

    private static String illegal(JobRecord job, PipelineEvent event) {
        String state = job.state().name();
        return "Can't trigger event " + event.text() + " from state "
                + switch (job.machine()) {
                    case SEED -> state.toLowerCase(Locale.ROOT);
                    case NEWEST -> state;
                }
                + "!";
    }

    private RefusedException refuse(JobRecord job, JobCall call, Refusal.Kind kind, String reason) {
        settle(job, call, kind, reason);
        return new RefusedException(reason);
    }

    private void settle(JobRecord job, JobCall call, Refusal.Kind kind, String reason) {
        audit.settle(job.uuid(), new Refusal(kind, backend.now(), call.asked(), call.id(), reason, call.sent()));
    }

    private void note(JobRecord job, JobCall call, Refusal.Kind kind, String reason) {
        audit.add(job.uuid(), new Refusal(kind, backend.now(), call.asked(), call.id(), reason, call.sent()));
    }

    /** Says that there is no such job, and keeps that it was asked for. */
    EngineException unknown(String uuid, String asked, String eventId) {
        NotFoundException absent = JobItems.absent(uuid);
        Refusal refusal = new Refusal(Refusal.Kind.UNKNOWN, backend.now(), asked, eventId, absent.getMessage(), null);
        TypedUuid.parse(uuid).ifPresent(id -> audit.add(id, refusal));
        return absent;
    }
}
