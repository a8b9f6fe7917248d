package dev.baton.storekit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.Key;
import dev.baton.engine.store.LongSet;
import dev.baton.engine.store.Outcome;
import dev.baton.engine.store.Query;
import dev.baton.engine.store.Update;
import dev.baton.engine.store.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Put, get, delete and bulk writes. */
public interface WriteClaims extends StoreUnderTest {
    @Test
    default void nothing_is_found_where_nothing_was_put() {
        assertEquals(Optional.empty(), store().get(KEY));
    }

    @Test
    default void what_was_put_is_read_back() {
        Item item = given(Item.at(KEY).with("name", "prepare").with("try", 3));
        assertEquals(Optional.of(item), store().get(KEY));
    }

    @Test
    default void an_item_may_have_no_attributes() {
        Item item = given(Item.at(KEY));
        assertEquals(Optional.of(item), store().get(KEY));
    }

    @Test
    default void a_put_replaces_the_whole_item() {
        given(Item.at(KEY).with("old", 1));
        Item item = given(Item.at(KEY).with("new", 1));
        assertEquals(Optional.of(item), store().get(KEY));
    }

    @Test
    default void a_put_that_is_refused_changes_nothing_and_shows_the_item_as_it_is() {
        Item item = given(Item.at(KEY).with("n", 1));
        Item other = Item.at(KEY).with("n", 2).build();
        assertEquals(new Outcome.Refused(Optional.of(item)), store().put(other, Condition.ABSENT));
        assertEquals(new Outcome.Refused(Optional.of(item)), store().put(other, Condition.is("n", 7)));
        assertEquals(Optional.of(item), store().get(KEY));
    }

    @Test
    default void a_put_that_wants_an_absent_item_writes_it_once() {
        Item item = Item.at(KEY).with("n", 1).build();
        assertEquals(new Outcome.Applied(Optional.of(item)), store().put(item, Condition.ABSENT));
        assertEquals(new Outcome.Refused(Optional.of(item)), store().put(item, Condition.ABSENT));
    }

    @Test
    default void a_put_that_wants_an_item_is_refused_where_there_is_none() {
        Item item = Item.at(KEY).build();
        assertEquals(new Outcome.Refused(Optional.empty()), store().put(item, Condition.EXISTS));
        assertEquals(Optional.empty(), store().get(KEY));
    }

    @Test
    default void a_put_before_an_update_leaves_both() {
        Item first = Item.at(new Key("a", "first")).with("n", 1).build();
        given(Item.at(KEY).with("n", 1));
        Item after = Item.at(KEY).with("n", 2).build();
        Update two = Update.change().set("n", 2).build();
        assertEquals(
                new Outcome.Applied(Optional.of(after)), store().putThenUpdate(first, KEY, two, Condition.is("n", 1)));
        assertEquals(Optional.of(first), store().get(first.key()));
        assertEquals(Optional.of(after), store().get(KEY));
    }

    @Test
    default void a_put_before_an_update_changes_no_item_that_stands_there_and_stays_where_the_update_is_refused() {
        Item standing = given(Item.at(new Key("a", "first")).with("n", 1));
        Item other = Item.at(standing.key()).with("n", 9).build();
        Item second = Item.at(new Key("a", "second")).with("n", 1).build();
        Item there = given(Item.at(KEY).with("n", 1));
        Update two = Update.change().set("n", 2).build();
        assertTrue(store().putThenUpdate(other, KEY, two, Condition.ANY).applied());
        assertEquals(Optional.of(standing), store().get(standing.key()));
        assertEquals(
                new Outcome.Refused(Optional.of(Item.at(KEY).with("n", 2).build())),
                store().putThenUpdate(second, KEY, two, Condition.is("n", there.number("n", 0))));
        assertEquals(Optional.of(second), store().get(second.key()));
    }

    @Test
    default void a_delete_hands_over_what_it_removed() {
        Item item = given(Item.at(KEY).with("n", 1));
        assertEquals(new Outcome.Applied(Optional.of(item)), store().delete(KEY, Condition.is("n", 1)));
        assertEquals(Optional.empty(), store().get(KEY));
    }

    @Test
    default void a_refused_delete_shows_the_item_as_it_is() {
        Item item = given(Item.at(KEY).with("n", 1));
        assertEquals(new Outcome.Refused(Optional.of(item)), store().delete(KEY, Condition.is("n", 2)));
        assertEquals(Optional.of(item), store().get(KEY));
    }

    @Test
    default void removing_what_is_absent_is_applied_unless_it_had_to_exist() {
        assertEquals(new Outcome.Applied(Optional.empty()), store().delete(KEY, Condition.ANY));
        assertEquals(new Outcome.Refused(Optional.empty()), store().delete(KEY, Condition.EXISTS));
    }

    @Test
    default void an_update_of_an_absent_item_is_refused_whatever_its_condition() {
        Update update = Update.change().set("n", 1).build();
        assertEquals(new Outcome.Refused(Optional.empty()), store().update(KEY, update, Condition.ANY));
        assertEquals(new Outcome.Refused(Optional.empty()), store().update(KEY, update, Condition.ABSENT));
        assertEquals(Optional.empty(), store().get(KEY));
    }

    @Test
    default void a_refused_update_shows_the_item_as_it_is_and_changes_nothing() {
        Item item = given(Item.at(KEY).with("n", 1));
        Update update = Update.change().add("n", 1).build();
        assertEquals(new Outcome.Refused(Optional.of(item)), store().update(KEY, update, Condition.is("n", 2)));
        assertEquals(Optional.of(item), store().get(KEY));
    }

    @Test
    default void an_empty_set_is_not_kept() {
        Item item = new Item(KEY, Map.of("set", Value.of(LongSet.of())));
        assertEquals(new Outcome.Applied(Optional.of(Item.at(KEY).build())), store().put(item, Condition.ANY));
        assertEquals(Optional.of(Item.at(KEY).build()), store().get(KEY));
    }

    @Test
    default void items_in_bulk_are_all_there_and_a_repetition_is_harmless() {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            items.add(Item.at(new Key("bulk-" + i % 3, String.format("%03d", i)))
                    .with("n", i)
                    .build());
        }
        Collections.shuffle(items, new Random(7));
        store().putAll(items);
        store().putAll(items);
        assertEquals(40, all(Query.partition("bulk-0")).size());
        items.forEach(item -> assertEquals(Optional.of(item), store().get(item.key())));
    }

    @Test
    default void a_bulk_of_nothing_writes_nothing() {
        store().putAll(List.of());
        assertTrue(all(Query.partition("jobs")).isEmpty());
    }
}
