package dev.baton.engine.actor;

import dev.baton.engine.record.Texts;
import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.ItemStore;
import dev.baton.engine.store.Key;
import dev.baton.engine.store.Update;
import dev.baton.engine.store.Value;
import java.util.Optional;

/**
 * How an execution stands in the store: an item below 1 KB, and beside it what is longer, in items that are written once. While
 * something is still to be done with it, it stands in the index by when to look at it.
 */
record ExecutionItems(ItemStore items, Texts texts, Watch watch) {
    static final String STATUS = "s";
    static final String OUTCOME = "o";
    static final String ATTEMPT = "n";
    static final String EXIT = "c";
    static final String WORKER = "w";
    static final String EXECUTOR = "x";
    static final String START = "b";
    static final String END = "f";
    /** How many results were read. */
    static final String READ = "rc";
    /** How often news of its end were sent in vain; there while they are to be sent. */
    static final String NEWS = "ev";

    /** The attempt of a push job that ends with it, as job/attempt; absent for none. */
    static final String PUSH_JOB = "pj";

    /** How many of its attempts were given back, and so count for nothing. */
    static final String RETURNED = "v";

    /** Until when it rests after an attempt that came to nothing. */
    static final String REST = "r";

    private static final String PAYLOAD = "p";
    private static final String REPORT = "g";
    private static final int INLINE = 400;

    static String partition(String actor, int shard) {
        return "x/" + actor + "/" + shard;
    }

    static Key key(String actor, Ids.Place place) {
        return new Key(partition(actor, place.shard()), place.sort());
    }

    private static Key beside(Key key, String what) {
        return new Key(what + key.partition(), key.sort());
    }

    static String actorId(Key key) {
        return key.partition().split("/")[1];
    }

    static String id(Key key) {
        return key.sort().substring(key.sort().indexOf('/') + 1);
    }

    static long receivedAt(Key key) {
        return Moment.parse(key.sort());
    }

    /** The partition of the index in which this execution's due time stands. */
    static String due(int shard) {
        return "actor-due/" + shard;
    }

    private static String due(Key key) {
        return due(Integer.parseInt(key.partition().substring(key.partition().lastIndexOf('/') + 1)));
    }

    /** A new execution's item. What is long of its letter is written here, before the item is. */
    Item.Builder fresh(Key key, Letter letter) {
        Item.Builder item = Item.at(key)
                .with(EXECUTOR, letter.executor())
                .with(PUSH_JOB, letter.context().get(Mailbox.PUSH_JOB));
        return item.with(PAYLOAD, keep(beside(key, "p"), Payload.of(letter).text(), 0));
    }

    private String keep(Key key, String text, long expires) {
        if (text.length() <= INLINE) {
            return text;
        }
        items.put(
                Item.at(key)
                        .with(PAYLOAD, texts.shorten(text))
                        .with(Item.EXPIRES, expires, 0)
                        .build(),
                Condition.ANY);
        return null;
    }

    /** The item as one that has to be looked at then. */
    Item.Builder dueAt(Item.Builder item, Key key, long millis) {
        watch.cover(millis);
        return item.with(Item.INDEX_PARTITION, due(key)).with(Item.INDEX_SORT, Moment.text(millis) + "/" + id(key));
    }

    Update.Builder dueAt(Update.Builder update, Key key, long millis) {
        watch.cover(millis);
        return update.set(Item.INDEX_PARTITION, due(key)).set(Item.INDEX_SORT, Moment.text(millis) + "/" + id(key));
    }

    static Update.Builder settled(Update.Builder update) {
        return update.remove(Item.INDEX_PARTITION, Item.INDEX_SORT);
    }

    /** That the item is in this status and was started that often. */
    static Condition stands(ExecutionStatus status, long attempt) {
        return Condition.and(Condition.is(STATUS, status.name()), Condition.is(ATTEMPT, attempt));
    }

    /** Adds the run's report to the update that ends it. What is long is written here, before. */
    void report(Update.Builder update, Item item, Report report, Long keptSeconds, long now) {
        long expires = keptSeconds == null ? 0 : now / 1000 + keptSeconds;
        String text = report.text();
        if (expires != 0 || text.length() > INLINE) {
            Key key = new Key("g" + item.key().partition(), item.key().sort() + "/" + item.number(ATTEMPT, 0));
            items.put(
                    Item.at(key)
                            .with(PAYLOAD, texts.shorten(text))
                            .with(Item.EXPIRES, expires, 0)
                            .build(),
                    Condition.ANY);
        } else {
            update.set(REPORT, text);
        }
    }

    /** What the last run left; nothing where it did not end, or was kept long enough. */
    Report report(Item item) {
        String text = item.text(REPORT);
        if (text == null) {
            Key key = new Key("g" + item.key().partition(), item.key().sort() + "/" + item.number(ATTEMPT, 0));
            text = items.get(key).map(each -> texts.restore(each.text(PAYLOAD))).orElse(null);
        }
        return text == null ? Report.NONE : Report.read(text);
    }

    Payload payload(Item item) {
        String text = item.text(PAYLOAD);
        return Payload.read(
                text != null
                        ? text
                        : texts.restore(items.get(beside(item.key(), "p"))
                                .orElseThrow(() -> new IllegalStateException("the message of an execution is missing"))
                                .text(PAYLOAD)));
    }

    static ExecutionStatus status(Item item) {
        return ExecutionStatus.valueOf(item.text(STATUS));
    }

    static Execution read(Item item) {
        return new Execution(
                id(item.key()),
                actorId(item.key()),
                item.text(EXECUTOR),
                status(item),
                item.text(OUTCOME),
                (int) item.number(ATTEMPT, 0),
                item.find(EXIT)
                        .map(value -> value instanceof Value.Num(long code) ? (int) code : 0)
                        .orElse(null),
                item.text(WORKER),
                receivedAt(item.key()),
                item.number(START, 0),
                item.number(END, 0));
    }

    Optional<Item> find(String actor, String execution) {
        return Ids.place(execution).flatMap(place -> items.get(key(actor, place)));
    }
}
