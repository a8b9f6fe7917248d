package dev.baton.storekit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.Key;
import dev.baton.engine.store.LongSet;
import dev.baton.engine.store.StoreLimitException;
import dev.baton.engine.store.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Values and keys come back exactly as they were. */
public interface ValueClaims extends StoreUnderTest {
    private void survives(Value value) {
        Item item = given(Item.at(KEY).with("value", value));
        assertEquals(Optional.of(item), store().get(KEY));
    }

    @Test
    default void text_of_any_script_and_no_text() {
        survives(Value.of(""));
        survives(Value.of("plain, \"quoted\" and \\ \u0000 \t \n"));
        survives(Value.of("h\u00e9 \u4f60\u597d \uFFFF \uD83D\uDE00"));
        survives(Value.of("x".repeat(70_000)));
    }

    @Test
    default void numbers_of_64_bits() {
        for (long number : new long[] {0, 1, -1, 63, 64, -64, -65, 1L << 53, Long.MAX_VALUE, Long.MIN_VALUE}) {
            survives(Value.of(number));
        }
    }

    @Test
    default void truths_and_bytes() {
        survives(Value.of(true));
        survives(Value.of(false));
        survives(new Value.Bytes(new byte[] {0, -1, 127, -128}));
    }

    @Test
    default void sets() {
        survives(Value.of(LongSet.of(Long.MIN_VALUE, -1, 0, 5, Long.MAX_VALUE)));
        survives(Value.texts(List.of("", "a", "\u00e9")));
    }

    @Test
    default void lists_and_maps_nested() {
        Map<String, Value> map = new LinkedHashMap<>();
        map.put("list", new Value.ListOf(List.of(Value.of(1), new Value.ListOf(List.of()), Value.of(false))));
        map.put("map", new Value.MapOf(Map.of()));
        map.put("bytes", new Value.Bytes(new byte[] {9}));
        survives(new Value.MapOf(map));
        survives(new Value.ListOf(List.of()));
    }

    @Test
    default void keys_and_names_of_any_script() {
        for (String text : List.of("a/b#c", "\u0001", "'; drop table item; --", "%_", "\u00e9", "\uD83D\uDE00")) {
            Item item = given(Item.at(new Key(text, text)).with("name " + text, text));
            assertEquals(Optional.of(item), store().get(item.key()));
        }
    }

    @Test
    default void a_lone_surrogate_is_refused_rather_than_altered() {
        Item inValue = Item.at(KEY).with("a", "x\uD800").build();
        Item inName = Item.at(KEY).with("\uDC00", "x").build();
        Item inKey = Item.at(new Key("\uDC00\uD800", "x")).build();
        for (Item item : List.of(inValue, inName, inKey)) {
            assertThrows(StoreLimitException.class, () -> store().put(item, Condition.ANY));
        }
    }
}
