package dev.baton.storekit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.baton.engine.store.Item;
import dev.baton.engine.store.ItemSize;
import dev.baton.engine.store.Key;
import dev.baton.engine.store.LongSet;
import dev.baton.engine.store.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ItemSizeTest {
    private static void counts(int bytes, Value value) {
        Item item = Item.at(new Key("p", "s")).with("a", value).build();
        assertEquals("pk".length() + "sk".length() + "psa".length() + bytes, ItemSize.bytes(item), value::toString);
    }

    @Test
    void text_counts_its_utf8_bytes() {
        counts(0, Value.of(""));
        counts(8, Value.of("a\u00e9\u4f60xy"));
        counts(4, Value.of("\uD83D\uDE00"));
    }

    @Test
    void a_number_counts_a_byte_for_two_digits_and_one_more_and_one_for_a_minus() {
        counts(2, Value.of(0));
        counts(2, Value.of(99));
        counts(3, Value.of(100));
        counts(3, Value.of(-7));
        counts(11, Value.of(Long.MAX_VALUE));
        counts(12, Value.of(Long.MIN_VALUE));
    }

    @Test
    void sets_count_their_members_and_lists_and_maps_an_overhead_too() {
        counts(1, Value.of(true));
        counts(3, new Value.Bytes(new byte[3]));
        counts(2 + 3, Value.of(LongSet.of(1, 100)));
        counts(3, Value.texts(List.of("a", "bc")));
        counts(3, new Value.ListOf(List.of()));
        counts(3 + 1 + 2 + 1 + 2, new Value.ListOf(List.of(Value.of(1), Value.of("xy"))));
        counts(3 + 1 + 3 + 2, new Value.MapOf(Map.of("key", Value.of(1))));
    }
}
