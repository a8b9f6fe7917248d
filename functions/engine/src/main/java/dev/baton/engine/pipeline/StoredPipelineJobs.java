package dev.baton.engine.pipeline;

import dev.baton.engine.Backend;
import dev.baton.engine.store.Outcome;
import dev.baton.engine.store.StoreBusyException;
import java.util.List;
import java.util.Optional;

/** Jobs as items of a partition each. */
final class StoredPipelineJobs implements PipelineJobs {
    private static final int READS = 8;

    private final Backend backend;
    private final JobItems items;
    private final Authority authority;
    private final AuditTrail audit;
    private final Creation creation;
    private final Transitions transitions;
    private final Removal removal;
    private final JobListing listing;
    private final JobStash stash;

    StoredPipelineJobs(
            Backend backend,
            Pipelines pipelines,
            Payload payload,
            Authority authority,
            JobStash stash,
            PipelineSettings settings) {
        this.backend = backend;
        this.authority = authority;
        this.stash = stash;
        items = new JobItems(backend, payload);
        audit = new AuditTrail(backend, payload);
        creation = new Creation(backend, pipelines, items, payload, authority, audit, stash, settings);
        transitions = new Transitions(backend, items, payload, authority, audit);
        removal = new Removal(backend, items, authority, audit, transitions);
        listing = new JobListing(backend, pipelines, items);
    }

    @Override
    public Setup create(NewPipelineJob draft) {
        return creation.create(draft);
    }

    @Override
    public PipelineJob get(String uuid) {
        return items.find(uuid).flatMap(items::whole).orElseThrow(() -> JobItems.absent(uuid));
    }

    @Override
    public Told told(String uuid) {
        for (int reads = 0; reads < READS; reads++) {
            JobRecord job = items.find(uuid).orElseThrow(() -> JobItems.absent(uuid));
            Optional<List<HistoryEntry>> history = items.history(job);
            Optional<PipelineJob> whole = items.whole(job);
            if (history.isPresent() && whole.isPresent()) {
                return new Told(whole.get(), history.get());
            }
        }
        throw new StoreBusyException("job " + uuid + " is set up and removed all the time; try again", null);
    }

    @Override
    public Page<PipelineJob> list(Filter filter, int limit, String cursor) {
        return listing.list(filter, limit, cursor);
    }

    @Override
    public Applied event(JobEvent event) {
        return transitions.apply(JobCall.of(event)).orElseThrow();
    }

    @Override
    public void cancel(String uuid, String id, Credential by) {
        JobEvent.check(id);
        removal.cancel(uuid, id, by);
    }

    @Override
    public void delete(String uuid, boolean force, String id, Credential by) {
        JobEvent.check(id);
        removal.delete(uuid, force, id, by);
    }

    @Override
    public Applied reset(String uuid, boolean keepFiles, String id, Credential by) {
        event(new JobEvent(uuid, PipelineEvent.RESET, null, id, by));
        if (!keepFiles) {
            stash.of(get(uuid)).deleteAll();
        }
        return event(new JobEvent(uuid, PipelineEvent.READY, null, id == null ? null : id + "#ready", by));
    }

    @Override
    public PipelineJob authorized(String uuid, Credential by) {
        return items.whole(removal.allowed(uuid, by, false, "files")).orElseThrow(() -> JobItems.absent(uuid));
    }

    @Override
    public String token(String uuid) {
        return authority.token(items.find(uuid).orElseThrow(() -> JobItems.absent(uuid)));
    }

    @Override
    public String renewToken(String uuid) {
        JobRecord job = items.find(uuid).orElseThrow(() -> JobItems.absent(uuid));
        return backend.items()
                                .update(
                                        JobRecord.key(job.uuid()),
                                        JobRecord.issuedAt(Math.max(backend.now(), job.issued() + 1)),
                                        job.same())
                        instanceof Outcome.Applied(var item)
                ? authority.token(JobRecord.of(item.orElseThrow()))
                : token(uuid);
    }

    @Override
    public Page<Refusal> refusals(String uuid, int limit, String cursor) {
        return TypedUuid.parse(uuid)
                .map(id -> audit.list(id, limit, cursor))
                .orElse(new Page<>(List.of(), Optional.empty()));
    }

    /** Keeps that a message changed nothing. */
    void note(String uuid, Refusal refusal) {
        TypedUuid.parse(uuid).ifPresent(id -> audit.add(id, refusal));
    }

    /** What came of a message; empty where it means nothing to the job, which the audit trail keeps. */
    Optional<Applied> hear(JobCall call) {
        return transitions.apply(call);
    }
}
