package dev.baton.storekit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.Key;
import dev.baton.engine.store.Query;
import dev.baton.engine.store.Update;
import dev.baton.engine.store.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The sparse index: who stands in it, in which order, and what it shows. */
public interface IndexClaims extends StoreUnderTest {
    private Item.Builder slot(String key, String partition, String sort) {
        return Item.at(new Key("jobs", key))
                .with(Item.INDEX_PARTITION, partition)
                .with(Item.INDEX_SORT, sort);
    }

    private List<String> ready() {
        return sorts(Query.index("ready"));
    }

    @Test
    default void only_items_with_both_attributes_stand_in_the_index() {
        given(slot("both", "ready", "1"));
        given(slot("partition only", "ready", null));
        given(slot("sort only", null, "1"));
        given(slot("elsewhere", "later", "1"));
        assertEquals(List.of("both"), ready());
    }

    @Test
    default void the_index_shows_the_key_and_the_index_attributes_only() {
        given(slot("a", "ready", "1")
                .with(Item.INDEX_VALUE, "4 cpus")
                .with("name", "prepare")
                .with("n", 1));
        given(slot("b", "ready", "2").with("name", "train"));
        assertEquals(
                List.of(
                        slot("a", "ready", "1").with(Item.INDEX_VALUE, "4 cpus").build(),
                        slot("b", "ready", "2").build()),
                all(Query.index("ready")));
    }

    @Test
    default void the_index_is_in_the_order_of_its_sort_attribute_and_has_ranges() {
        given(slot("x", "ready", "b"));
        given(slot("y", "ready", "\uD83D\uDE00"));
        given(slot("z", "ready", "\uFFFD"));
        given(slot("w", "ready", "a"));
        Query index = Query.index("ready");
        assertEquals(List.of("w", "x", "z", "y"), sorts(index));
        assertEquals(List.of("y", "z", "x", "w"), sorts(index.descending()));
        assertEquals(List.of("x", "z"), sorts(index.from("b").to("\uD83D\uDE00")));
        assertEquals(List.of("z", "x"), sorts(index.from("b").to("\uD83D\uDE00").descending()));
    }

    @Test
    default void pages_of_the_index_follow_one_another_even_among_equal_sort_attributes() {
        for (int i = 0; i < 7; i++) {
            given(slot("k" + i, "ready", i < 5 ? "same" : "zz"));
        }
        List<String> expected = ready();
        assertEquals(7, expected.stream().distinct().count());
        for (int limit = 1; limit <= 8; limit++) {
            assertEquals(expected, sorts(Query.index("ready").limit(limit)));
            assertEquals(
                    expected.reversed(), sorts(Query.index("ready").descending().limit(limit)));
        }
    }

    @Test
    default void a_cursor_of_the_index_stays_good_while_its_item_leaves() {
        given(slot("a", "ready", "1"));
        given(slot("b", "ready", "2"));
        given(slot("c", "ready", "3"));
        String cursor = store().query(Query.index("ready").limit(2)).cursor().orElseThrow();
        store().delete(new Key("jobs", "b"), Condition.ANY);
        given(slot("d", "ready", "25"));
        given(slot("e", "ready", "15"));
        assertEquals(List.of("d", "c"), sorts(Query.index("ready").after(cursor)));
    }

    @Test
    default void a_slot_appears_moves_and_vanishes_with_updates() {
        Key key = new Key("jobs", "a");
        given(Item.at(key).with("status", "blocked"));
        store().update(key, Update.change().set("ipk", "ready").set("isk", "5").build(), Condition.ANY);
        assertEquals(List.of("a"), ready());
        store().update(key, Update.change().set("isk", "7").build(), Condition.ANY);
        assertEquals(List.of("a"), sorts(Query.index("ready").from("6")));
        assertEquals(List.of(), sorts(Query.index("ready").to("6")));
        store().update(key, Update.change().set("ipk", "late").build(), Condition.ANY);
        assertEquals(List.of(), ready());
        assertEquals(List.of("a"), sorts(Query.index("late")));
        store().update(key, Update.change().remove("ipk").build(), Condition.ANY);
        assertEquals(List.of(), sorts(Query.index("late")));
    }

    @Test
    default void a_slot_follows_puts_and_deletes() {
        given(slot("a", "ready", "1"));
        given(slot("a", "ready", "2"));
        assertEquals(
                List.of("2"),
                all(Query.index("ready")).stream().map(item -> item.text("isk")).toList());
        given(Item.at(new Key("jobs", "a")));
        assertEquals(List.of(), ready());
        given(slot("a", "ready", "3"));
        store().delete(new Key("jobs", "a"), Condition.ANY);
        assertEquals(List.of(), ready());
    }

    @Test
    default void the_shown_value_follows_an_update_that_leaves_the_slot() {
        given(slot("a", "ready", "1").with(Item.INDEX_VALUE, "old"));
        store().update(new Key("jobs", "a"), Update.change().set("iv", "new").build(), Condition.ANY);
        assertEquals("new", all(Query.index("ready")).getFirst().text(Item.INDEX_VALUE));
    }

    @Test
    default void items_in_bulk_get_their_slots_and_move_them_when_repeated() {
        store().putAll(List.of(
                slot("a", "ready", "1").build(), slot("b", "ready", "2").build()));
        store().putAll(List.of(
                slot("a", "ready", "3").build(), slot("b", null, null).build()));
        assertEquals(
                List.of("3"),
                all(Query.index("ready")).stream().map(item -> item.text("isk")).toList());
    }

    @Test
    default void an_index_attribute_is_text() {
        Item item = Item.at(KEY)
                .with(Item.INDEX_PARTITION, Value.of(1))
                .with(Item.INDEX_SORT, "1")
                .build();
        assertThrows(IllegalArgumentException.class, () -> store().put(item, Condition.ANY));
    }
}
