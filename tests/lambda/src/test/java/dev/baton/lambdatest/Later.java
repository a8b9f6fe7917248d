package dev.baton.lambdatest;

import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.ItemStore;
import dev.baton.engine.store.Query;
import dev.baton.engine.store.Update;

/** Lets the time come at which executions of actors are looked at again, without waiting for it. */
record Later(ItemStore items) {
    private static final int SHARDS = 16;
    private static final String LONG_AGO = "0000000000001";

    /** What waits for its time is due now; how much that is. */
    int comes() {
        int due = 0;
        for (int shard = 0; shard < SHARDS; shard++) {
            for (Item entry :
                    items.query(Query.index("actor-due/" + shard).limit(100)).items()) {
                Item item = items.get(entry.key()).orElseThrow();
                String sort = item.text(Item.INDEX_SORT);
                if (sort != null) {
                    due++;
                    items.update(
                            entry.key(),
                            Update.change()
                                    .set(Item.INDEX_SORT, LONG_AGO + sort.substring(LONG_AGO.length()))
                                    .build(),
                            Condition.is(Item.INDEX_SORT, sort));
                }
            }
        }
        return due;
    }
}
