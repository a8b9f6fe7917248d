package dev.baton.store.sqlite;

import dev.baton.engine.store.Item;
import dev.baton.engine.store.Key;
import java.util.List;
import java.util.Objects;

/** An item as it stands in the table: all its attributes in the body, and beside it those that SQLite must see. */
record Row(Item item, byte[] body, String indexPartition, String indexSort, String indexValue, Long expires) {
    private static final List<String> SEEN =
            List.of(Item.INDEX_PARTITION, Item.INDEX_SORT, Item.INDEX_VALUE, Item.EXPIRES);

    static Row of(Item item) {
        byte[] body = ItemCodec.encode(item.attributes());
        Long expires = item.has(Item.EXPIRES) ? item.number(Item.EXPIRES, Long.MAX_VALUE) : null;
        String sort = item.text(Item.INDEX_SORT);
        return sort == null || !item.has(Item.INDEX_PARTITION)
                ? new Row(item, body, null, null, null, expires)
                : new Row(item, body, item.text(Item.INDEX_PARTITION), sort, item.text(Item.INDEX_VALUE), expires);
    }

    Key key() {
        return item.key();
    }

    /** Whether the columns beside the body may differ between the two items. */
    static boolean differ(Item before, Item after) {
        for (String name : SEEN) {
            if (!Objects.equals(
                    before.attributes().get(name), after.attributes().get(name))) {
                return true;
            }
        }
        return false;
    }
}
