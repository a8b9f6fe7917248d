package dev.baton.engine.actor;

import dev.baton.engine.Backend;
import dev.baton.engine.NotFoundException;
import dev.baton.engine.access.Nonces;
import dev.baton.engine.record.Texts;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.ItemStore;
import dev.baton.engine.store.Key;
import dev.baton.engine.store.StoreBusyException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;

/** What the parts of this package share: the stores, the clock, the functions of this process and its courier. */
record Desk(
        Backend backend,
        Texts texts,
        Ids ids,
        Nonces nonces,
        BuiltIns builtIns,
        AtomicReference<Courier> courier,
        AtomicReference<JobEnds> jobEnds,
        Documents<Actor> actors,
        Documents<Alias> aliases,
        Watch watch) {
    static final String CRON = "actor-cron";

    static Desk over(Backend backend) {
        Texts texts = new Texts(backend.blobs());
        ItemStore items = backend.items();
        Watch watch = new Watch(items, backend.clock());
        return new Desk(
                backend,
                texts,
                new Ids(backend.clock(), backend.random()),
                new Nonces(items, backend.clock(), backend.random()),
                new BuiltIns(),
                new AtomicReference<>(
                        backend.push().on() ? new SenderCourier(backend.push().sender()) : Courier.NONE),
                new AtomicReference<>((job, attempt, actor, ran) -> {}),
                new Documents<>(
                        items,
                        texts,
                        Actor.class,
                        () -> new NotFoundException("No actor found."),
                        (actor, item) -> cronSlot(watch, actor, item)),
                new Documents<>(
                        items, texts, Alias.class, () -> new NotFoundException("No alias found."), (alias, item) -> {}),
                watch);
    }

    /** An actor with a schedule that is on stands in the index by its next time. */
    private static void cronSlot(Watch watch, Actor actor, Item.Builder item) {
        if (actor.cronNext() > 0) {
            watch.schedules();
            item.with(Item.INDEX_PARTITION, CRON)
                    .with(Item.INDEX_SORT, Moment.text(actor.cronNext()) + "/" + actor.id());
        }
    }

    static Key actorKey(String id) {
        return new Key("actor/" + id, "actor");
    }

    static Key aliasKey(String name) {
        return new Key("alias/" + name, "alias");
    }

    ItemStore items() {
        return backend.items();
    }

    /** Does what may take its time without holding up whoever asks. What fails is done by the next sweep. */
    void aside(Runnable deed) {
        try {
            backend.push().executor().execute(() -> quietly(deed));
        } catch (RejectedExecutionException closing) {
            return;
        }
    }

    private static void quietly(Runnable deed) {
        try {
            deed.run();
        } catch (StoreBusyException busy) {
            return;
        }
    }

    long now() {
        return backend.now();
    }
}
