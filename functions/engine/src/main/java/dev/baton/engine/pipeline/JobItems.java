package dev.baton.engine.pipeline;

import dev.baton.engine.Backend;
import dev.baton.engine.NotFoundException;
import dev.baton.engine.record.Json;
import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.Key;
import dev.baton.engine.store.Query;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** A job's items: the machine's, the one with what never changes, and those of the history. Thread-safe. */
final class JobItems {
    /** Nobody takes longer to set up a job; what is older and has no machine was left by a process that died. */
    private static final Duration SETUP = Duration.ofHours(1);

    private static final String ABOUT = "d";

    private final Backend backend;
    private final Payload payload;

    JobItems(Backend backend, Payload payload) {
        this.backend = backend;
        this.payload = payload;
    }

    static NotFoundException absent(String uuid) {
        return new NotFoundException("no job with that uuid: " + Shown.text(uuid));
    }

    /** The machine's item, also of a job that is going. */
    Optional<JobRecord> raw(String uuid) {
        return TypedUuid.parse(uuid)
                .flatMap(id -> backend.items().get(JobRecord.key(id)))
                .map(JobRecord::of);
    }

    /** The job, if it is there for others. */
    Optional<JobRecord> find(String uuid) {
        return raw(uuid).filter(JobItems::there);
    }

    static boolean there(JobRecord job) {
        return !job.going() && !job.hidden();
    }

    /** A name for a new job that no job before it with the same UUID had. */
    String birth() {
        return JobKeys.time(backend.now())
                + HexFormat.of().formatHex(backend.random().bytes(4));
    }

    void write(JobRecord job, PipelineJob.About about) {
        Item.Builder item =
                Item.at(JobKeys.about(job.uuid(), job.birth())).with(ABOUT, payload.large(Json.write(about)));
        if (about.session() != null) {
            item.with(Item.INDEX_PARTITION, JobKeys.ofSession(about.session()))
                    .with(Item.INDEX_SORT, JobKeys.time(job.created()));
        }
        backend.items().put(item.build(), Condition.ABSENT);
    }

    void drop(JobRecord job) {
        backend.items().delete(JobKeys.about(job.uuid(), job.birth()), Condition.ANY);
    }

    /** The job with what never changes; empty where it is being removed meanwhile. */
    Optional<PipelineJob> whole(JobRecord job) {
        return backend.items()
                .get(JobKeys.about(job.uuid(), job.birth()))
                .map(item -> job(job, Json.read(payload.restore(item.text(ABOUT)), PipelineJob.About.class)));
    }

    static PipelineJob job(JobRecord job, PipelineJob.About about) {
        return new PipelineJob(
                job.uuid(),
                job.pipeline(),
                job.machine(),
                job.state(),
                job.event(),
                job.entries(),
                job.created(),
                job.at(),
                about);
    }

    /** The newest entry. */
    HistoryEntry newest(JobRecord job) {
        return entry(job.entryItem());
    }

    /** The entry with this id, wherever it stands. */
    Optional<HistoryEntry> entry(JobRecord job, String eventId) {
        if (eventId == null) {
            return Optional.empty();
        }
        return eventId.equals(job.eventId())
                ? Optional.of(newest(job))
                : backend.items()
                        .get(JobKeys.entry(job.uuid(), job.birth(), 0, eventId))
                        .map(this::entry);
    }

    private HistoryEntry entry(Item item) {
        return new HistoryEntry(
                item.number("n", 0),
                PipelineEvent.valueOf(item.text("e")),
                item.text("ei"),
                item.number("at", 0),
                PipelineState.valueOf(item.text("s")),
                payload.data(item.text("ed")));
    }

    /** The whole history up to the record's newest entry; empty where the job is being removed meanwhile. */
    Optional<List<HistoryEntry>> history(JobRecord job) {
        HistoryEntry[] entries = new HistoryEntry[Math.toIntExact(job.entries())];
        List<Callable<HistoryEntry>> readings = new ArrayList<>();
        Query query = Query.prefix(JobKeys.partition(job.uuid()), JobKeys.history(job.birth()));
        backend.items().each(query, item -> {
            if (item.number("n", 0) < job.entries()) {
                readings.add(() -> entry(item));
            }
        });
        readings.add(() -> newest(job));
        // Each entry may be a blob to read.
        for (HistoryEntry entry : backend.fanout().all(readings)) {
            entries[(int) entry.number() - 1] = entry;
        }
        List<HistoryEntry> history = new ArrayList<>(entries.length);
        for (HistoryEntry entry : entries) {
            if (entry == null) {
                return Optional.empty();
            }
            history.add(entry);
        }
        return Optional.of(history);
    }

    /** Removes all items of a job that is marked as going; repeatable, the machine's item last. */
    void remove(JobRecord job) {
        String oldest = JobKeys.time(backend.now() - SETUP.toMillis());
        List<Callable<Boolean>> removals = new ArrayList<>();
        String partition = JobKeys.partition(job.uuid());
        backend.items()
                .each(
                        Query.prefix(partition, JobKeys.history(job.birth())),
                        item -> removals.add(() -> gone(item.key())));
        backend.items().each(Query.prefix(partition, "c/"), item -> {
            String birth = item.key().sort().substring(2);
            if (birth.equals(job.birth()) || birth.compareTo(oldest) < 0) {
                removals.add(() -> gone(item.key()));
            }
        });
        backend.fanout().all(removals);
        backend.items().delete(JobRecord.key(job.uuid()), job.same());
    }

    private boolean gone(Key key) {
        return backend.items().delete(key, Condition.ANY).applied();
    }
}
