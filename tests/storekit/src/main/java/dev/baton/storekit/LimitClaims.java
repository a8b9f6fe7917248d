package dev.baton.storekit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.ItemSize;
import dev.baton.engine.store.ItemStore;
import dev.baton.engine.store.Key;
import dev.baton.engine.store.Query;
import dev.baton.engine.store.StoreLimitException;
import dev.baton.engine.store.Update;
import dev.baton.engine.store.Value;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What exceeds a limit is refused with one type of exception, and nothing changes. */
public interface LimitClaims extends StoreUnderTest {
    private void refused(Item item) {
        assertThrows(StoreLimitException.class, () -> store().put(item, Condition.ANY));
        assertThrows(StoreLimitException.class, () -> store().putAll(List.of(item)));
    }

    private Item filled(int bytes) {
        int rest = bytes - ItemSize.bytes(Item.at(KEY).with("a", "").build());
        return Item.at(KEY).with("a", "x".repeat(rest)).build();
    }

    @Test
    default void an_item_has_at_most_400_kib() {
        Item largest = filled(ItemStore.MAX_ITEM_BYTES);
        assertTrue(store().put(largest, Condition.ANY).applied());
        assertEquals(Optional.of(largest), store().get(KEY));
        refused(filled(ItemStore.MAX_ITEM_BYTES + 1));
    }

    @Test
    default void an_update_cannot_grow_an_item_over_the_limit() {
        Item largest = filled(ItemStore.MAX_ITEM_BYTES);
        store().put(largest, Condition.ANY);
        Update more = Update.change().set("b", "").build();
        assertThrows(StoreLimitException.class, () -> store().update(KEY, more, Condition.ANY));
        assertEquals(Optional.of(largest), store().get(KEY));
    }

    @Test
    default void names_count_and_so_do_bytes_rather_than_characters() {
        refused(Item.at(KEY).with("n".repeat(ItemStore.MAX_ITEM_BYTES), 1).build());
        refused(Item.at(KEY)
                .with("a", "\u00e9".repeat(ItemStore.MAX_ITEM_BYTES / 2))
                .build());
        refused(Item.at(KEY)
                .with("a", new Value.Bytes(new byte[ItemStore.MAX_ITEM_BYTES]))
                .build());
    }

    @Test
    default void keys_have_1_to_2048_and_1_to_1024_bytes() {
        Key longest = new Key("p".repeat(2046) + "\u00e9", "s".repeat(1022) + "\u00e9");
        Item item = given(Item.at(longest).with("a", 1));
        assertEquals(Optional.of(item), store().get(longest));
        assertEquals(List.of(item), all(Query.partition(longest.partition())));
        for (Key key : List.of(
                new Key("p".repeat(2047) + "\u00e9", "s"),
                new Key("p", "s".repeat(1023) + "\u00e9"),
                new Key("", "s"),
                new Key("p", ""))) {
            refused(Item.at(key).build());
            Update update = Update.change().set("a", 1).build();
            assertThrows(StoreLimitException.class, () -> store().get(key));
            assertThrows(StoreLimitException.class, () -> store().update(key, update, Condition.ANY));
            assertThrows(StoreLimitException.class, () -> store().delete(key, Condition.ANY));
        }
        assertThrows(StoreLimitException.class, () -> store().query(Query.partition("")));
    }

    @Test
    default void index_attributes_have_the_limits_of_keys() {
        Item.Builder longest =
                Item.at(KEY).with(Item.INDEX_PARTITION, "p".repeat(2048)).with(Item.INDEX_SORT, "s".repeat(1024));
        given(longest);
        assertEquals(List.of("one"), sorts(Query.index("p".repeat(2048))));
        refused(Item.at(KEY)
                .with(Item.INDEX_PARTITION, "p".repeat(2049))
                .with(Item.INDEX_SORT, "s")
                .build());
        refused(Item.at(KEY)
                .with(Item.INDEX_PARTITION, "p")
                .with(Item.INDEX_SORT, "s".repeat(1025))
                .build());
        refused(Item.at(KEY)
                .with(Item.INDEX_PARTITION, "p")
                .with(Item.INDEX_SORT, "")
                .build());
    }

    @Test
    default void a_bulk_with_one_oversized_item_is_refused_before_anything_is_written() {
        Item small = Item.at(new Key("jobs", "small")).build();
        Item large = filled(ItemStore.MAX_ITEM_BYTES + 1);
        assertThrows(StoreLimitException.class, () -> store().putAll(List.of(small, large)));
        assertEquals(Optional.empty(), store().get(small.key()));
    }
}
