package dev.baton.engine.pipeline;

import dev.baton.engine.Backend;
import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.ItemPage;
import dev.baton.engine.store.Key;
import dev.baton.engine.store.Query;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What was sent to a job and changed nothing, with the reason, newest first. It outlives the job, and each entry vanishes
 * after 90 days. The outcome of a refused event that had an id is kept beside it, for repetitions.
 */
final class AuditTrail {
    private static final Duration KEPT = Duration.ofDays(90);
    private static final Duration REPEATED_WITHIN = Duration.ofDays(7);
    private static final int LONGEST = 1000;

    private final Backend backend;
    private final Payload payload;

    AuditTrail(Backend backend, Payload payload) {
        this.backend = backend;
        this.payload = payload;
    }

    /** Adds an entry. */
    void add(String uuid, Refusal refusal) {
        String sort = "t/" + JobKeys.time(refusal.at()) + "/"
                + HexFormat.of().formatHex(backend.random().bytes(6));
        Item item = entry(Item.at(new Key(JobKeys.audit(uuid), sort)), refusal, KEPT)
                .with("ed", payload.small(refusal.data()))
                .build();
        backend.items().put(item, Condition.ANY);
    }

    /** Adds an entry, and keeps it as the outcome of its event. */
    void settle(String uuid, Refusal refusal) {
        add(uuid, refusal);
        if (refusal.eventId() != null) {
            Item item = entry(Item.at(place(uuid, refusal.eventId())), refusal, REPEATED_WITHIN)
                    .build();
            backend.items().put(item, Condition.ABSENT);
        }
    }

    /** The outcome of an event that was refused before. */
    Optional<Refusal> outcome(String uuid, String eventId) {
        return eventId == null
                ? Optional.empty()
                : backend.items().get(place(uuid, eventId)).map(this::read);
    }

    /** Keeps that the event with this id is to remove this very job. */
    void intend(JobRecord job, String eventId, String what) {
        if (eventId != null) {
            Refusal removed = new Refusal(Refusal.Kind.REMOVED, backend.now(), what, eventId, what, null);
            Item item = entry(Item.at(place(job.uuid(), eventId)), removed, REPEATED_WITHIN)
                    .with("b", job.birth())
                    .build();
            backend.items().put(item, Condition.ABSENT);
        }
    }

    /** Which job the event with this id was to remove: the birth of that job. */
    Optional<String> intended(String uuid, String eventId) {
        return eventId == null
                ? Optional.empty()
                : backend.items().get(place(uuid, eventId)).map(item -> item.text("b"));
    }

    Page<Refusal> list(String uuid, int limit, String cursor) {
        ItemPage page = backend.items()
                .query(Query.prefix(JobKeys.audit(uuid), "t/")
                        .descending()
                        .limit(limit)
                        .after(cursor));
        return new Page<>(page.items().stream().map(this::read).toList(), page.cursor());
    }

    private static Key place(String uuid, String eventId) {
        return new Key(JobKeys.audit(uuid), "o/" + JobKeys.hash(eventId));
    }

    private Item.Builder entry(Item.Builder item, Refusal refusal, Duration kept) {
        long expires = (backend.now() + kept.toMillis()) / 1000;
        return item.with("k", refusal.kind().name())
                .with("at", refusal.at())
                .with("e", refusal.event() == null ? null : Shown.text(refusal.event()))
                .with("ei", refusal.eventId())
                .with("r", Shown.line(refusal.reason(), LONGEST))
                .with(Item.EXPIRES, expires);
    }

    private Refusal read(Item item) {
        return new Refusal(
                Refusal.Kind.valueOf(item.text("k")),
                item.number("at", 0),
                item.text("e"),
                item.text("ei"),
                item.text("r"),
                payload.data(item.text("ed")));
    }
}
