package dev.baton.storekit;

import dev.baton.engine.store.Item;
import dev.baton.engine.store.Key;
import dev.baton.engine.store.LongSet;
import dev.baton.engine.store.Value;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What one key holds, in the plain model that stores are compared with: it shares no code with them. Immutable by habit.
 *
 * @param count null for none
 * @param owner null for nobody
 * @param waits numbers; empty means that the attribute is not there
 */
record Cell(Long count, String owner, SortedSet<Long> waits) {
    static final String COUNT = "n";
    static final String OWNER = "by";
    static final String WAITS = "w";

    /** The cell as an item of a store. */
    Item item(Key key) {
        Item.Builder item = Item.at(key).with(OWNER, owner);
        if (count != null) {
            item.with(COUNT, count);
        }
        return item.with(
                        WAITS,
                        LongSet.of(waits.stream().mapToLong(Long::longValue).toArray()))
                .build();
    }

    /** The item of a store as a cell; an attribute too many is an error. */
    static Cell of(Item item) {
        Long count = item.find(COUNT).map(value -> ((Value.Num) value).number()).orElse(null);
        SortedSet<Long> waits =
                new TreeSet<>(item.numbers(WAITS).stream().boxed().toList());
        Cell cell = new Cell(count, item.text(OWNER), waits);
        if (!cell.item(item.key()).equals(item)) {
            throw new AssertionError("nobody wrote this item: " + item);
        }
        return cell;
    }
}
