package dev.baton.engine.actor;

import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.ItemStore;
import dev.baton.engine.store.Key;
import dev.baton.engine.store.Outcome;
import dev.baton.engine.store.Query;
import dev.baton.engine.store.Update;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Until when anything of actors may be due, in one item, so that a tick with nothing to do reads no more than that. The time is
 * raised before something due by then is written to the index, far ahead, so that this is rare; it never falls, so that what a
 * process once knew of it stays true. A tick that finds nothing, later than that time, says so, and the next ones rest.
 * Thread-safe.
 */
final class Watch {
    /** How much further than asked for the time is raised. */
    private static final long AHEAD_MILLIS = Duration.ofMinutes(30).toMillis();
    /** How long a process may stand still between raising the time and writing to the index. */
    private static final long STALL_MILLIS = Duration.ofMinutes(15).toMillis();
    /** Ticks look everywhere so often all the same, for so long, should a process have stood still for longer. */
    private static final long ROUND_MILLIS = Duration.ofHours(6).toMillis();

    private static final long ROUND_LASTS_MILLIS = Duration.ofMinutes(2).toMillis();

    private static final Key KEY = new Key("actor-watch", "watch");
    private static final String UNTIL = "u";
    /** What {@code UNTIL} was when nothing was found. */
    private static final String NOTHING = "n";
    /** There where an actor has or had a schedule. */
    private static final String CRON = "c";

    private final ItemStore items;
    private final Clock clock;
    private final AtomicLong known = new AtomicLong();
    private final AtomicBoolean cron = new AtomicBoolean();

    Watch(ItemStore items, Clock clock) {
        this.items = items;
        this.clock = clock;
    }

    /** To be called before anything that is due at this time is written to the index. */
    void cover(long due) {
        if (due > known.get()) {
            long until = due + AHEAD_MILLIS;
            upsert(Update.change().set(UNTIL, until).build(), Condition.lessThan(UNTIL, until), until);
        }
    }

    /** To be called before the first schedule is written to the index. */
    void schedules() {
        if (!cron.get()) {
            upsert(Update.change().set(CRON, 1).build(), Condition.not(Condition.has(CRON)), 0);
            cron.set(true);
        }
    }

    /** Changes the item where the condition holds, and makes it where there is none. */
    private void upsert(Update update, Condition condition, long until) {
        Outcome outcome = items.update(KEY, update, Condition.and(Condition.EXISTS, condition));
        if (outcome instanceof Outcome.Refused(Optional<Item> none) && none.isEmpty()) {
            items.put(Item.at(KEY).with(UNTIL, clock.millis()).build(), Condition.ABSENT);
            outcome = items.update(KEY, update, Condition.and(Condition.EXISTS, condition));
        }
        long now = outcome instanceof Outcome.Refused(var there)
                ? there.map(item -> item.number(UNTIL, 0)).orElse(0L)
                : until;
        known.accumulateAndGet(now, Math::max);
    }

    /**
     * Where a tick has to look.
     *
     * @param executions whether executions may be due
     * @param schedules whether schedules may be due
     */
    record Look(Item item, boolean executions, boolean schedules) {}

    /** Reads the item. */
    Look look() {
        Item item = items.get(KEY).orElse(null);
        if (item == null) {
            return new Look(null, true, true);
        }
        boolean rests = item.number(NOTHING, -1) == item.number(UNTIL, 0)
                && clock.millis() % ROUND_MILLIS >= ROUND_LASTS_MILLIS;
        return new Look(item, !rests, item.has(CRON) || !rests);
    }

    /** That nothing was due when a tick looked so; the next ones rest where nothing can have become due since. */
    void nothing(Look look) {
        long now = clock.millis();
        if (look.item() == null) {
            Item.Builder first = Item.at(KEY).with(UNTIL, now).with(NOTHING, now);
            boolean scheduled =
                    !items.query(Query.index(Desk.CRON).limit(1)).items().isEmpty();
            items.put((scheduled ? first.with(CRON, 1) : first).build(), Condition.ABSENT);
            return;
        }
        long until = look.item().number(UNTIL, 0);
        if (until + STALL_MILLIS < now && look.item().number(NOTHING, -1) != until) {
            items.update(KEY, Update.change().set(NOTHING, until).build(), Condition.is(UNTIL, until));
        }
    }
}
