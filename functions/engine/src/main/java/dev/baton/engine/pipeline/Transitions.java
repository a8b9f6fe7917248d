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

    PipelineJobs.Applied apply(JobEvent event) {
        Optional<JobRecord> found = items.find(event.uuid());
        String kept = null;
        for (int tries = 0; tries < TRIES; tries++) {
            JobRecord job =
                    found.orElseThrow(() -> unknown(event.uuid(), event.event().text(), event.id()));
            authority.objection(job, event.by(), event.event().administrative()).ifPresent(objection -> {
                throw forbidden(job, event, objection);
            });
            Optional<PipelineJobs.Applied> before = repeated(job, event);
            if (before.isPresent()) {
                return before.get();
            }
            PipelineState to = job.machine().next(job.state(), event.event()).orElseThrow(() -> illegal(job, event));
            kept = tries == 0 ? payload.small(event.data()) : kept;
            items.moveOut(job);
            Outcome outcome = backend.items()
                    .update(
                            JobRecord.key(job.uuid()),
                            job.after(event.event(), to, event.id(), kept, backend.now()),
                            job.unchanged());
            switch (outcome) {
                case Outcome.Applied(var item) -> {
                    JobRecord now = JobRecord.of(item.orElseThrow());
                    return new PipelineJobs.Applied(now.uuid(), now.machine(), items.newest(now), false);
                }
                case Outcome.Refused(var now) -> found = now.map(JobRecord::of).filter(JobItems::there);
            }
        }
        throw new StoreBusyException("job " + event.uuid() + " is told too much at once; send the event again", null);
    }

    /** The first outcome of an event that came before; a refusal is thrown again. */
    private Optional<PipelineJobs.Applied> repeated(JobRecord job, JobEvent event) {
        Optional<HistoryEntry> entry = items.entry(job, event.id());
        if (entry.isPresent()) {
            duplicate(job, event, "applied before as entry " + entry.get().number());
            return Optional.of(new PipelineJobs.Applied(job.uuid(), job.machine(), entry.get(), true));
        }
        audit.outcome(job.uuid(), event).ifPresent(refusal -> {
            duplicate(job, event, "refused before: " + refusal.reason());
            throw new RefusedException(refusal.reason());
        });
        return Optional.empty();
    }

    private void duplicate(JobRecord job, JobEvent event, String reason) {
        audit.add(job.uuid(), refusal(Refusal.Kind.DUPLICATE, event.event().text(), event.id(), reason, event));
    }

    private RefusedException illegal(JobRecord job, JobEvent event) {
        String state = switch (job.machine()) {
            case SEED -> job.state().name().toLowerCase(Locale.ROOT);
            case NEWEST -> job.state().name();
        };
        String message = "Can't trigger event " + event.event().text() + " from state " + state + "!";
        audit.settle(job.uuid(), refusal(Refusal.Kind.ILLEGAL, event.event().text(), event.id(), message, event));
        return new RefusedException(message);
    }

    RefusedException forbidden(JobRecord job, JobEvent event, String objection) {
        audit.add(
                job.uuid(),
                new Refusal(Refusal.Kind.TOKEN, backend.now(), event.event().text(), event.id(), objection, null));
        return new RefusedException(objection);
    }

    /** Says that there is no such job, and keeps that it was asked for. */
    EngineException unknown(String uuid, String asked, String eventId) {
        NotFoundException absent = JobItems.absent(uuid);
        TypedUuid.parse(uuid)
                .ifPresent(id -> audit.add(
                        id,
                        new Refusal(Refusal.Kind.UNKNOWN, backend.now(), asked, eventId, absent.getMessage(), null)));
        return absent;
    }

    private Refusal refusal(Refusal.Kind kind, String asked, String eventId, String reason, JobEvent event) {
        return new Refusal(kind, backend.now(), asked, eventId, reason, event.data());
    }
}
