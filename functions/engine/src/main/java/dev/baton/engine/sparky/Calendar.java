package dev.baton.engine.sparky;

import dev.baton.engine.NotFoundException;
import dev.baton.engine.RefusedException;
import dev.baton.engine.Ticked;
import dev.baton.engine.record.Numbered;
import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.Key;
import dev.baton.engine.time.Crontab;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** When projects build by themselves: an item each, found by its time. Several who look at once queue one build. */
record Calendar(Store store, Scenarios scenarios, Queue queue) {
    /** A time that was missed by more than this, since nobody ticked, is left out. */
    static final long LATE_MILLIS = 10 * 60_000;

    private static final String DUE = "sparky/cron";
    private static final String PROJECT = "p";
    private static final String CRONTAB = "c";
    private static final int MOST = 500;
    private static final long NEVER = 9_999_999_999_999L;
    private static final long MINUTE = 60_000;

    private static Key key(String project) {
        return new Key(JobName.lane(project), "cron");
    }

    /** Has the project come up when its crontab says; repeatable. */
    void enter(String project, ProjectSettings settings) {
        Optional<Item> now = store.items().get(key(project));
        String crontab = settings.crontab();
        if (now.map(item -> item.text(CRONTAB)).orElse("").equals(crontab)) {
            return;
        }
        Condition same = now.isPresent() ? unchanged(now.get()) : Condition.ABSENT;
        if (crontab.isEmpty()) {
            store.items().delete(key(project), same);
        } else {
            store.items().put(item(project, crontab, store.now()), same);
        }
    }

    private static Condition unchanged(Item item) {
        return Condition.and(
                Condition.is(CRONTAB, item.text(CRONTAB)), Condition.is(Item.INDEX_SORT, item.text(Item.INDEX_SORT)));
    }

    private static Item item(String project, String crontab, long after) {
        long next = Crontab.parse(crontab).from(after + 1);
        return Item.at(key(project))
                .with(PROJECT, project)
                .with(CRONTAB, crontab)
                .with(Item.INDEX_PARTITION, DUE)
                .with(Item.INDEX_SORT, Numbered.time(next == 0 ? NEVER : next))
                .build();
    }

    /** Queues what is due. */
    Ticked tick(BooleanSupplier goOn) {
        return new DueItems(store.items(), DUE, MOST).each(store.now(), goOn, this::fire);
    }

    private static long time(Item item) {
        return Long.parseLong(item.text(Item.INDEX_SORT));
    }

    /** The build first, whose name follows from its minute, and then the next time: what breaks off between is done again. */
    private void fire(Item item) {
        String project = item.text(PROJECT);
        ProjectSettings settings = store.lanes().get(project).settings();
        boolean late = store.now() - time(item) > LATE_MILLIS;
        if (!late && !settings.disabled() && settings.crontab().equals(item.text(CRONTAB))) {
            build(new JobName(project, "cron." + time(item) / MINUTE));
        }
        store.items().put(item(project, item.text(CRONTAB), store.now()), unchanged(item));
    }

    private void build(JobName name) {
        if (store.job(name).isPresent()) {
            return;
        }
        try {
            Order order = scenarios.order(name.project(), name.job(), "triggered by cron", null);
            queue.put(new Queue.Request(name, order, Optional.empty(), 0));
        } catch (NotFoundException | RefusedException nothingToDo) {
            // A project without a scenario has no builds of its own; the next time may find one.
            return;
        }
    }
}
