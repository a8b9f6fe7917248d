package dev.baton.engine.sparky;

import dev.baton.engine.Ticked;
import dev.baton.engine.record.Numbered;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.ItemPage;
import dev.baton.engine.store.ItemStore;
import dev.baton.engine.store.Query;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** What stands in a partition of the index by the time when it is to be looked at. Thread-safe. */
record DueItems(ItemStore items, String partition, int most) {
    /** Looks at what is due, earliest first; at each as it stands then, since the index may be behind. */
    Ticked each(long now, BooleanSupplier goOn, Consumer<Item> look) {
        ItemPage page =
                items.query(Query.index(partition).to(Numbered.time(now + 1)).limit(most));
        int done = 0;
        for (Item entry : page.items()) {
            if (!goOn.getAsBoolean()) {
                return new Ticked(done, true);
            }
            items.get(entry.key()).filter(item -> isDue(item, now)).ifPresent(look);
            done++;
        }
        return new Ticked(done, page.cursor().isPresent());
    }

    private boolean isDue(Item item, long now) {
        return partition.equals(item.text(Item.INDEX_PARTITION)) && Long.parseLong(item.text(Item.INDEX_SORT)) <= now;
    }
}
