package dev.baton.storekit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.ItemPage;
import dev.baton.engine.store.Key;
import dev.baton.engine.store.Query;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Ranges of a partition, in pages, in the order of UTF-8 bytes. */
public interface QueryClaims extends StoreUnderTest {
    private void givenSorts(String... sorts) {
        for (String sort : sorts) {
            given(Item.at(new Key("p", sort)).with("n", sort.length()));
        }
    }

    private Query all() {
        return Query.partition("p");
    }

    @Test
    default void a_partition_is_read_in_order_and_apart_from_others() {
        givenSorts("c", "a", "b");
        given(Item.at(new Key("p2", "x")));
        given(Item.at(new Key("o", "x")));
        assertEquals(List.of("a", "b", "c"), sorts(all()));
        assertEquals(List.of("c", "b", "a"), sorts(all().descending()));
        assertEquals(List.of(), sorts(Query.partition("q")));
    }

    @Test
    default void a_query_hands_over_whole_items() {
        Item item = given(Item.at(new Key("p", "a")).with("x", 1).with("y", "z"));
        assertEquals(List.of(item), all(all()));
    }

    @Test
    default void a_range_includes_its_start_and_excludes_its_end() {
        givenSorts("a", "b", "c", "d");
        assertEquals(List.of("b", "c"), sorts(all().from("b").to("d")));
        assertEquals(List.of("c", "b"), sorts(all().from("b").to("d").descending()));
        assertEquals(List.of("c", "d"), sorts(all().from("bb")));
        assertEquals(List.of("a"), sorts(all().to("aa")));
        assertEquals(List.of(), sorts(all().from("c").to("c")));
        assertEquals(List.of(), sorts(all().from("d").to("b")));
    }

    @Test
    default void a_prefix_finds_all_that_start_with_it() {
        givenSorts("job", "job#", "job#1", "job#\u00e9", "job#\uFFFF", "job#\uD83D\uDE00x", "job$", "jo");
        assertEquals(
                List.of("job#", "job#1", "job#\u00e9", "job#\uFFFF", "job#\uD83D\uDE00x"),
                sorts(Query.prefix("p", "job#")));
    }

    @Test
    default void sort_keys_order_by_their_utf8_bytes() {
        List<String> keys = List.of(
                "\u0001",
                " ",
                "0",
                "10",
                "2",
                "A",
                "a",
                "a\u0001",
                "aa",
                "\u007f",
                "\u0080",
                "\u00e9",
                "\u07ff",
                "\u0800",
                "\ud7ff",
                "\ue000",
                "\uffff",
                "\uD800\uDC00",
                "\uD83D\uDE00",
                "\uD83D\uDE01",
                "\uDBFF\uDFFF");
        List<String> shuffled = new ArrayList<>(keys);
        Collections.shuffle(shuffled, new Random(3));
        givenSorts(shuffled.toArray(String[]::new));
        Comparator<String> bytes =
                Comparator.comparing(text -> text.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);
        assertEquals(keys.stream().sorted(bytes).toList(), sorts(all()));
        assertEquals(
                List.of("\uffff", "\uD800\uDC00"), sorts(all().from("\uffff").to("\uD83D\uDE00")));
    }

    @Test
    default void pages_follow_one_another_without_gap_or_repetition() {
        givenSorts("a", "b", "c", "d", "e");
        for (int limit = 1; limit <= 6; limit++) {
            assertEquals(List.of("a", "b", "c", "d", "e"), sorts(all().limit(limit)));
            assertEquals(
                    List.of("e", "d", "c", "b", "a"), sorts(all().descending().limit(limit)));
            assertEquals(List.of("b", "c", "d"), sorts(all().from("b").to("e").limit(limit)));
            assertEquals(
                    List.of("d", "c", "b"),
                    sorts(all().from("b").to("e").descending().limit(limit)));
        }
        assertEquals(2, store().query(all().limit(2)).items().size());
    }

    @Test
    default void a_cursor_may_follow_the_last_full_page_but_its_page_is_then_empty() {
        givenSorts("a", "b");
        ItemPage page = store().query(all().limit(2));
        assertEquals(2, page.items().size());
        page.cursor().ifPresent(cursor -> {
            ItemPage next = store().query(all().limit(2).after(cursor));
            assertEquals(new ItemPage(List.of(), Optional.empty()), next);
        });
        assertEquals(Optional.empty(), store().query(all().limit(3)).cursor());
    }

    @Test
    default void a_cursor_stays_good_while_items_come_and_go() {
        givenSorts("b", "d", "f");
        String cursor = store().query(all().limit(2)).cursor().orElseThrow();
        store().delete(new Key("p", "d"), Condition.ANY);
        givenSorts("a", "c", "e");
        assertEquals(List.of("e", "f"), sorts(all().after(cursor)));
    }

    @Test
    default void a_page_has_at_least_one_item() {
        assertThrows(IllegalArgumentException.class, () -> store().query(all().limit(0)));
    }

    @Test
    default void large_items_come_whatever_a_page_can_carry() {
        String text = "x".repeat(300_000);
        List<String> keys = List.of("a", "b", "c", "d", "e");
        keys.forEach(key -> given(Item.at(new Key("p", key)).with("text", text)));
        assertEquals(keys, sorts(all()));
        assertEquals(keys.reversed(), sorts(all().descending()));
        assertEquals(List.of("b", "c", "d"), sorts(all().from("b").to("e")));
    }

    @Test
    default void bounds_may_be_empty_or_longer_than_any_key() {
        givenSorts("a", "k".repeat(1022), "z");
        assertEquals(3, sorts(all().from("")).size());
        assertEquals(List.of(), sorts(all().to("")));
        assertEquals(List.of("k".repeat(1022)), sorts(Query.prefix("p", "k".repeat(1022))));
    }

    @Test
    default void each_walks_over_all_pages() {
        List<Item> many = new ArrayList<>();
        for (int i = 0; i < 57; i++) {
            many.add(Item.at(new Key("p", String.format("%04d", i))).build());
        }
        store().putAll(many);
        List<String> seen = new ArrayList<>();
        store().each(all().limit(10), item -> seen.add(item.key().sort()));
        assertEquals(many.stream().map(item -> item.key().sort()).toList(), seen);
        assertTrue(store().query(all().limit(10)).cursor().isPresent());
    }
}
