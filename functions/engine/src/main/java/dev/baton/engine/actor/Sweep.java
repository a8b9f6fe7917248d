package dev.baton.engine.actor;

import dev.baton.engine.store.Item;
import dev.baton.engine.store.Key;
import dev.baton.engine.store.Query;
import dev.baton.engine.store.StoreBusyException;
import dev.baton.engine.store.Update;
import java.util.List;
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

    void run(BooleanSupplier goOn) {
        for (int shard = 0; shard < Ids.SHARDS; shard++) {
            due(ExecutionItems.due(shard), goOn, this::execution);
        }
        due(Desk.CRON, goOn, this::cron);
    }

    private void due(String partition, BooleanSupplier goOn, Consumer<Key> deed) {
        Query query = Query.index(partition).to(Moment.text(desk.now() + 1)).limit(MOST);
        for (Item entry : goOn.getAsBoolean() ? desk.items().query(query).items() : List.<Item>of()) {
            if (!goOn.getAsBoolean()) {
                return;
            }
            try {
                deed.accept(entry.key());
            } catch (StoreBusyException busy) {
                // It stays due, and the next tick comes soon.
                continue;
            }
        }
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
        switch (ExecutionItems.status(item)) {
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
                        ExecutionItems.dueAt(Update.change(), item.key(), desk.now() + wait)
                                .build(),
                        ExecutionItems.stands(ExecutionStatus.SUBMITTED, item.number(ExecutionItems.ATTEMPT, 0)));
        runs.dispatch(actor, item.key());
    }

    /** Its actor is gone: it is over, whatever it was doing. */
    private void orphan(Item item) {
        ExecutionStatus status = ExecutionItems.status(item);
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
