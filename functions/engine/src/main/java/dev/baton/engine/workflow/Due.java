package dev.baton.engine.workflow;

import dev.baton.engine.record.Numbered;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.Update;

/** The part of the sparse index in which everything stands that the tick has to look at, by the time when it has to. */
final class Due {
    static final String PARTITION = "due";

    private Due() {}

    /** The sort key of a time in milliseconds since 1970; what is earlier is due as early. */
    static String at(long millis) {
        return Numbered.time(millis);
    }

    static Update.Builder set(Update.Builder change, long millis) {
        return change.set(Item.INDEX_PARTITION, PARTITION).set(Item.INDEX_SORT, at(millis));
    }

    static Item.Builder set(Item.Builder item, long millis) {
        return item.with(Item.INDEX_PARTITION, PARTITION).with(Item.INDEX_SORT, at(millis));
    }

    /** Whether the item waits for a time. */
    static boolean waits(Item item) {
        return PARTITION.equals(item.text(Item.INDEX_PARTITION));
    }
}
