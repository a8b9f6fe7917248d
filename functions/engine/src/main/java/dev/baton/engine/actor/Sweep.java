package dev.baton.engine.actor;

import dev.baton.engine.Ticked;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.ItemPage;
import dev.baton.engine.store.Key;
import dev.baton.engine.store.Query;
import dev.baton.engine.store.StoreBusyException;
import dev.baton.engine.store.Update;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** What a tick does for actors: goes on with executions whose hour has come, and sends what cron wants sent. */
record Sweep(
        Desk desk,
        ExecutionItems executions,
        Mail mail,
        Runs runs,
        Directory directory,
        Mailbox mailbox,
        Announcements announcements) {
    private static final int MOST = 500;
    private static final long LONGEST_WAIT_MILLIS = 5 * 60_000;
    private static final String CRON_MESSAGE = "This is your cron execution";

    Ticked run(BooleanSupplier goOn) {
        Watch.Look look = desk.watch().look();
        Ticked ticked = Ticked.NOTHING;
        for (int shard = 0; look.executions() && shard < Ids.SHARDS; shard++) {
            ticked = ticked.and(due(ExecutionItems.due(shard), goOn, this::execution));
        }
        if (look.schedules()) {
            ticked = ticked.and(due(Desk.CRON, goOn, this::cron));
        }
        if (look.executions() && ticked.equals(Ticked.NOTHING)) {
            desk.watch().nothing(look);
        }
        return ticked;
    }

    private Ticked due(String partition, BooleanSupplier goOn, Consumer<Key> deed) {
        if (!goOn.getAsBoolean()) {
            return new Ticked(0, true);
        }
        ItemPage page = desk.items()
                .query(Query.index(partition).to(Moment.text(desk.now() + 1)).limit(MOST));
        int done = 0;
        for (Item entry : page.items()) {
            if (!goOn.getAsBoolean()) {
                return new Ticked(done, true);
            }
            done++;
            try {
                deed.accept(entry.key());
            } catch (StoreBusyException busy) {
                // It stays due, and the next tick comes soon.
                continue;
            }
        }
        return new Ticked(done, page.cursor().isPresent());
    }

    private void execution(Key key) {
        Optional<Item> now = desk.items().get(key);
        if (now.isEmpty()) {
            return;
        }
        Item item = now.get();
        String due = item.text(Item.INDEX_SORT);
        if (due == null || Moment.parse(due) > desk.now()) {
            return;
        }
        Optional<Actor> actor = directory.find(ExecutionItems.actorId(key));
        if (actor.isEmpty()) {
            orphan(item);
            return;
        }
        ExecutionStatus status = ExecutionItems.status(item);
        if (actor.get().status() == ActorStatus.SHUTTING_DOWN && !status.terminal()) {
            // Whoever was deleting the actor died.
            runs.cancel(actor.get(), item, Actors.deleted(actor.get().id()));
            return;
        }
        switch (status) {
            case SUBMITTED -> waiting(actor.get(), item);
            case RUNNING -> runs.fail(actor.get(), item, "TIMED_OUT", "no end was told within its time");
            case COMPLETE, ERROR -> announcements.ended(actor.get(), item);
        }
    }

    private void waiting(Actor actor, Item item) {
        mail.put(item.key());
        long age = desk.now() - ExecutionItems.receivedAt(item.key());
        long wait = Math.clamp(age / 4, Runs.LOOK_AGAIN_MILLIS, LONGEST_WAIT_MILLIS);
        // First the next look, so that one whose start kills its process does not come again at once.
        desk.items()
                .update(
                        item.key(),
                        executions
                                .dueAt(Update.change(), item.key(), desk.now() + wait)
                                .build(),
                        ExecutionItems.stands(ExecutionStatus.SUBMITTED, item.number(ExecutionItems.ATTEMPT, 0)));
        runs.dispatch(actor, item.key());
    }

    /** Its actor is gone: it is over, whatever it was doing, and so is the job that waits for it. */
    private void orphan(Item item) {
        ExecutionStatus status = ExecutionItems.status(item);
        announcements.orphaned(item);
        Update.Builder end = ExecutionItems.settled(Update.change()).remove(ExecutionItems.NEWS);
        if (!status.terminal()) {
            end.set(ExecutionItems.STATUS, ExecutionStatus.ERROR.name())
                    .set(ExecutionItems.OUTCOME, "LOST")
                    .set(ExecutionItems.END, desk.now())
                    .set(ExecutionItems.EXIT, 1);
        }
        desk.items()
                .update(item.key(), end.build(), ExecutionItems.stands(status, item.number(ExecutionItems.ATTEMPT, 0)));
        mail.remove(item.key());
    }

    /** One message for a time that has come, however many were missed; its key makes it one for all processes. */
    private void cron(Key key) {
        Optional<Actor> found = desk.actors().find(key);
        if (found.isEmpty() || found.get().cronNext() == 0 || found.get().cronNext() > desk.now()) {
            return;
        }
        Actor actor = found.get();
        long slot = actor.cronNext();
        if (actor.status() != ActorStatus.SHUTTING_DOWN) {
            mailbox.send(actor, new Letter(CRON_MESSAGE, Letter.TEXT, Map.of(), "cron", "cron/" + slot));
        }
        long next = Schedule.parse(actor.settings().cronSchedule(), actor.cronStart())
                .map(schedule -> schedule.from(Math.max(slot, desk.now()) + 1))
                .orElse(0L);
        directory.cronFired(actor.id(), slot, next);
    }
}
