package dev.baton.storekit;

import dev.baton.engine.store.Item;

/** Where an item stands in the sparse index and what is shown there; all null where it does not. */
record Slot(String partition, String sort, String value) {
    private static final Slot NONE = new Slot(null, null, null);

    static Slot of(Item item) {
        return item == null || !item.has(Item.INDEX_PARTITION) || !item.has(Item.INDEX_SORT)
                ? NONE
                : new Slot(item.text(Item.INDEX_PARTITION), item.text(Item.INDEX_SORT), item.text(Item.INDEX_VALUE));
    }

    /** How many writes of the index make that slot of this one: a moved one is removed and inserted. */
    int changesTo(Slot after) {
        if (equals(after)) {
            return 0;
        }
        boolean appears = equals(NONE);
        boolean vanishes = after.equals(NONE);
        boolean moves = !appears && !vanishes && !(partition.equals(after.partition) && sort.equals(after.sort));
        return moves ? 2 : 1;
    }
}
