package dev.baton.engine.store;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The limits that every store holds to, whatever its backend would allow. Each check throws {@link StoreLimitException}. */
public final class Limits {
    private static final int PARTITION_BYTES = 2048;
    private static final int SORT_BYTES = 1024;
    private static final int BLOB_KEY_BYTES = 1024;

    private Limits() {}

    /** Refuses a key with an empty or too long part. */
    public static void check(Key key) {
        checkPartition(key.partition());
        checkText("a sort key", key.sort(), SORT_BYTES);
    }

    /** Refuses an empty or too long partition, of the table or of the index. */
    public static void checkPartition(String partition) {
        checkText("a partition key", partition, PARTITION_BYTES);
    }

    /** Refuses an item that is too large or whose key or index attributes break the limits of keys. */
    public static void check(Item item) {
        check(item.key());
        checkIndex(item, Item.INDEX_PARTITION, PARTITION_BYTES);
        checkIndex(item, Item.INDEX_SORT, SORT_BYTES);
        int bytes = ItemSize.bytes(item);
        if (bytes > ItemStore.MAX_ITEM_BYTES) {
            throw new StoreLimitException("an item has at most " + ItemStore.MAX_ITEM_BYTES + " bytes; that at "
                    + item.key() + " would have " + bytes);
        }
    }

    /** The item as a store keeps it: checked, without empty sets, sharing no map with the caller. */
    public static Item admit(Item item) {
        Map<String, Value> kept = new LinkedHashMap<>(item.attributes());
        kept.values().removeIf(Limits::isEmptySet);
        Item admitted = new Item(item.key(), Collections.unmodifiableMap(kept));
        check(admitted);
        return admitted;
    }

    /** Refuses a blob key that is empty, too long, or has a part that is empty, {@code .} or {@code ..}. */
    public static void checkBlobKey(String key) {
        checkText("a blob key", key, BLOB_KEY_BYTES);
        for (String part : key.split("/", -1)) {
            if (part.isEmpty() || part.equals(".") || part.equals("..")) {
                throw new StoreLimitException("a blob key has no part that is empty, '.' or '..': " + key);
            }
        }
    }

    static boolean isEmptySet(Value value) {
        return value instanceof Value.NumSet(LongSet numbers) && numbers.isEmpty()
                || value instanceof Value.TextSet(var texts) && texts.isEmpty();
    }

    private static void checkIndex(Item item, String name, int most) {
        Value value = item.attributes().get(name);
        if (value instanceof Value.Text(String text)) {
            checkText("the index attribute " + name, text, most);
        } else if (value != null) {
            throw new IllegalArgumentException("the index attribute " + name + " is text, not " + value);
        }
    }

    private static void checkText(String what, String text, int most) {
        int bytes = Utf8.length(text);
        if (bytes == 0 || bytes > most) {
            throw new StoreLimitException(what + " has 1 to " + most + " bytes, not " + bytes);
        }
    }
}
