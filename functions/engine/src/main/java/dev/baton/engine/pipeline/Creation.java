package dev.baton.engine.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.engine.Backend;
import dev.baton.engine.ConflictException;
import dev.baton.engine.RefusedException;
import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Outcome;
import dev.baton.engine.store.StoreBusyException;
import java.util.Optional;

/**
 * Sets up jobs: first what never changes, under a name of its own, then the machine's item, if none is there. Whoever comes
 * second at that finds the first one's job, and takes back what it wrote.
 */
final class Creation {
    private static final int TRIES = 8;

    private final Backend backend;
    private final Pipelines pipelines;
    private final JobItems items;
    private final Payload payload;
    private final Authority authority;
    private final AuditTrail audit;
    private final JobStash stash;
    private final ArchivePath paths;
    private final String system;

    Creation(
            Backend backend,
            Pipelines pipelines,
            JobItems items,
            Payload payload,
            Authority authority,
            AuditTrail audit,
            JobStash stash,
            PipelineSettings settings) {
        this.backend = backend;
        this.pipelines = pipelines;
        this.items = items;
        this.payload = payload;
        this.authority = authority;
        this.audit = audit;
        this.stash = stash;
        this.paths = new ArchivePath(settings.hashidsSalt());
        this.system = settings.archiveSystem();
    }

    PipelineJobs.Setup create(NewPipelineJob draft) {
        JobEvent.check(draft.requestId());
        Pipeline pipeline = pipelines.accepting(draft.pipelineUuid());
        if (draft.uuid() != null && TypedUuid.parse(draft.uuid()).isEmpty()) {
            throw new RefusedException("uuid: not a UUID: " + Shown.text(draft.uuid()));
        }
        checkLinks(draft);
        String uuid = JobIdentity.of(pipeline.machine(), draft);
        for (int tries = 0; tries < TRIES; tries++) {
            Optional<JobRecord> standing = items.raw(uuid);
            if (standing.isEmpty()) {
                Optional<PipelineJobs.Setup> made = make(uuid, pipeline, draft);
                if (made.isPresent()) {
                    return made.get();
                }
            } else if (standing.get().going()) {
                items.remove(standing.get());
            } else {
                return standing(standing.get(), draft);
            }
        }
        throw new StoreBusyException("job " + uuid + " is set up and removed all the time; try again", null);
    }

    private static void checkLinks(NewPipelineJob draft) {
        for (String link : draft.childOf()) {
            if (!TypedUuid.parse(link).equals(Optional.of(link))) {
                throw new RefusedException("child_of: not a UUID in lower case: " + Shown.text(link));
            }
            if (!link.startsWith(draft.childOf().getFirst().substring(0, TypedUuid.GENERIC.length()))) {
                throw new RefusedException("child_of: all UUIDs are of one type (their first three digits)");
            }
        }
    }

    private Optional<PipelineJobs.Setup> make(String uuid, Pipeline pipeline, NewPipelineJob draft) {
        long now = backend.now();
        JobRecord job = new JobRecord(
                uuid,
                items.birth(),
                pipeline.uuid(),
                pipeline.machine(),
                PipelineState.CREATED,
                PipelineEvent.CREATE,
                draft.requestId(),
                payload.small(entryData(pipeline.machine(), draft)),
                1,
                now,
                now,
                now,
                false,
                false,
                false);
        PipelineJob.About about = about(pipeline.machine(), draft);
        // Refuses a path that is too long to keep anything there.
        stash.of(uuid, about.path());
        items.write(job, about);
        if (backend.items().put(job.item(), Condition.ABSENT) instanceof Outcome.Refused) {
            items.drop(job);
            return Optional.empty();
        }
        return Optional.of(new PipelineJobs.Setup(JobItems.job(job, about), authority.token(job), true));
    }

    /** The seed shows the data of the setup in the history; later the job's own data stood there. */
    private static JsonNode entryData(StateMachine machine, NewPipelineJob draft) {
        return switch (machine) {
            case SEED -> draft.setupData();
            case NEWEST -> JobIdentity.data(draft);
        };
    }

    private PipelineJob.About about(StateMachine machine, NewPipelineJob draft) {
        ArchivePath.Session session =
                ArchivePath.Session.of(draft.session(), backend.random().bytes(2));
        JsonNode data = switch (machine) {
            case SEED -> JobIdentity.orEmpty(draft.data());
            case NEWEST -> JobIdentity.data(draft);
        };
        return new PipelineJob.About(
                paths.of(machine, draft, session, backend.clock().instant()),
                draft.archiveSystem() == null ? system : draft.archiveSystem(),
                data,
                draft.session() == null ? session.name() : draft.session(),
                draft.actorId(),
                draft.agent(),
                draft.task(),
                draft.childOf(),
                draft.extra());
    }

    private PipelineJobs.Setup standing(JobRecord job, NewPipelineJob draft) {
        if (job.hidden()) {
            throw refused(job, draft, "it was deleted; delete it with force to set it up again");
        }
        boolean same = draft.requestId() != null
                && items.entry(job, draft.requestId())
                        .filter(entry -> entry.number() == 1)
                        .isPresent();
        boolean attaches =
                job.machine() == StateMachine.NEWEST && job.pipeline().equals(draft.pipelineUuid());
        if (!same && !attaches) {
            throw refused(job, draft, "duplicate uuid " + job.uuid());
        }
        return new PipelineJobs.Setup(
                items.whole(job).orElseThrow(() -> JobItems.absent(job.uuid())), authority.token(job), same);
    }

    private ConflictException refused(JobRecord job, NewPipelineJob draft, String why) {
        String message = "Failed to create job for pipeline " + draft.pipelineUuid() + ": " + why;
        audit.add(
                job.uuid(),
                new Refusal(
                        Refusal.Kind.ILLEGAL,
                        backend.now(),
                        PipelineEvent.CREATE.text(),
                        draft.requestId(),
                        message,
                        draft.data()));
        return new ConflictException(message);
    }
}
