package dev.baton.storekit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.LongSet;
import dev.baton.engine.store.StoreLimitException;
import dev.baton.engine.store.Update;
import dev.baton.engine.store.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Every kind of change, on attributes that are there and that are not. */
public interface UpdateClaims extends StoreUnderTest {
    private Item.Builder expected() {
        return Item.at(KEY);
    }

    @Test
    default void set_replaces_and_adds() {
        given(Item.at(KEY).with("a", 1).with("kept", "k"));
        Item after = updated(Update.change().set("a", "text").set("b", Value.of(true)));
        assertEquals(
                expected().with("a", "text").with("kept", "k").with("b", true).build(), after);
    }

    @Test
    default void an_update_without_changes_is_applied_and_changes_nothing() {
        Item item = given(Item.at(KEY).with("a", 1));
        assertEquals(item, updated(Update.change()));
    }

    @Test
    default void setting_an_empty_set_removes_the_attribute() {
        given(Item.at(KEY).with("s", LongSet.of(1)).with("a", 1));
        Item after = updated(Update.change().set("s", Value.of(LongSet.of())).setIfAbsent("t", Value.texts(List.of())));
        assertEquals(expected().with("a", 1).build(), after);
    }

    @Test
    default void set_if_absent_leaves_what_is_there() {
        given(Item.at(KEY).with("a", 1));
        Item after = updated(Update.change().setIfAbsent("a", Value.of(2)).setIfAbsent("b", Value.of(3)));
        assertEquals(expected().with("a", 1).with("b", 3).build(), after);
    }

    @Test
    default void a_copy_reads_the_item_as_it_was_before() {
        given(Item.at(KEY).with("a", 1).with("b", 2));
        Item swapped = updated(Update.change().copy("a", "b").copy("b", "a"));
        assertEquals(expected().with("a", 2).with("b", 1).build(), swapped);
        Item moved = updated(Update.change().set("a", "new").copy("old", "a"));
        assertEquals(expected().with("a", "new").with("b", 1).with("old", 2).build(), moved);
    }

    @Test
    default void a_copy_of_an_absent_attribute_removes_the_target() {
        given(Item.at(KEY).with("a", 1).with("b", 2));
        assertEquals(expected().with("b", 2).build(), updated(Update.change().copy("a", "missing")));
    }

    @Test
    default void remove_is_harmless_where_there_is_nothing() {
        given(Item.at(KEY).with("a", 1).with("b", 2));
        assertEquals(expected().with("b", 2).build(), updated(Update.change().remove("a", "missing")));
    }

    @Test
    default void add_counts_an_absent_number_as_zero() {
        given(Item.at(KEY).with("a", 1));
        Item after = updated(Update.change().add("a", 4).add("b", -2));
        assertEquals(expected().with("a", 5).with("b", -2).build(), after);
    }

    @Test
    default void sets_gain_members_and_an_absent_one_counts_as_empty() {
        given(Item.at(KEY).with("n", LongSet.of(1, 2)).with("t", Value.texts(List.of("a"))));
        Item after = updated(
                Update.change()
                        .addToSet("n", LongSet.of(2, 9))
                        .addToSet("m", LongSet.of(-1))
                        .build()
                        .changes(),
                new Update.AddToSet("t", Value.texts(List.of("b"))),
                new Update.AddToSet("u", Value.texts(List.of("z"))));
        Item expected = expected()
                .with("n", LongSet.of(1, 2, 9))
                .with("t", Value.texts(List.of("a", "b")))
                .with("m", LongSet.of(-1))
                .with("u", Value.texts(List.of("z")))
                .build();
        assertEquals(expected, after);
    }

    private Item updated(List<Update.Change> changes, Update.Change... more) {
        List<Update.Change> all = new ArrayList<>(changes);
        all.addAll(List.of(more));
        store().update(KEY, new Update(all), Condition.ANY);
        return store().get(KEY).orElseThrow();
    }

    @Test
    default void sets_lose_members_and_vanish_with_the_last() {
        given(Item.at(KEY).with("n", LongSet.of(1, 2)).with("t", Value.texts(List.of("a"))));
        assertEquals(
                LongSet.of(2),
                updated(Update.change().removeFromSet("n", LongSet.of(1, 7))).numbers("n"));
        Item after = updated(List.of(
                new Update.RemoveFromSet("n", Value.of(LongSet.of(2))),
                new Update.RemoveFromSet("t", Value.texts(List.of("a", "x")))));
        assertEquals(expected().build(), after);
    }

    @Test
    default void removing_from_an_absent_set_is_harmless() {
        given(Item.at(KEY).with("a", 1));
        Item after = updated(Update.change().removeFromSet("n", LongSet.of(1)));
        assertEquals(expected().with("a", 1).build(), after);
    }

    @Test
    default void adding_and_removing_no_members_changes_nothing() {
        given(Item.at(KEY).with("n", LongSet.of(1)));
        Item after = updated(Update.change().addToSet("n", LongSet.of()).addToSet("m", LongSet.of()));
        assertEquals(expected().with("n", LongSet.of(1)).build(), after);
        assertEquals(after, updated(Update.change().removeFromSet("n", LongSet.of())));
    }

    @Test
    default void a_list_grows_at_its_end_and_an_absent_one_counts_as_empty() {
        given(Item.at(KEY));
        updated(Update.change().append("l", List.of(Value.of("a"))));
        Item after = updated(Update.change().append("l", List.of(Value.of(2), Value.of("a"))));
        assertEquals(
                new Value.ListOf(List.of(Value.of("a"), Value.of(2), Value.of("a"))),
                after.attributes().get("l"));
    }

    @Test
    default void a_change_that_does_not_fit_its_attribute_is_an_error_and_changes_nothing() {
        Item item = given(Item.at(KEY).with("text", "t").with("n", LongSet.of(1)));
        for (Update.Builder misfit : List.of(
                Update.change().set("a", 1).add("text", 1),
                Update.change().set("a", 1).append("text", List.of(Value.of(1))),
                Update.change().set("a", 1).addToSet("text", LongSet.of(1)),
                Update.change().set("a", 1).removeFromSet("text", LongSet.of(1)))) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> store().update(KEY, misfit.build(), Condition.ANY),
                    () -> misfit.build().toString());
            assertEquals(Optional.of(item), store().get(KEY));
        }
    }

    @Test
    default void adding_no_members_to_what_is_no_set_is_an_error_as_well() {
        Item item = given(Item.at(KEY).with("text", "t").with("u", Value.texts(List.of("a"))));
        for (Update.Builder misfit : List.of(
                Update.change().addToSet("text", LongSet.of()), Update.change().removeFromSet("u", LongSet.of()))) {
            assertThrows(IllegalArgumentException.class, () -> store().update(KEY, misfit.build(), Condition.ANY));
        }
        assertEquals(Optional.of(item), store().get(KEY));
    }

    @Test
    default void a_number_stays_within_64_bits() {
        Item item = given(Item.at(KEY).with("high", Long.MAX_VALUE - 1).with("low", Long.MIN_VALUE + 1));
        for (Update.Builder beyond :
                List.of(Update.change().add("high", 2), Update.change().add("low", -2))) {
            assertThrows(StoreLimitException.class, () -> store().update(KEY, beyond.build(), Condition.ANY));
        }
        assertEquals(Optional.of(item), store().get(KEY));
        Item after = updated(Update.change().add("high", 1).add("low", -1).add("least", Long.MIN_VALUE));
        assertEquals(Long.MAX_VALUE, after.number("high", 0));
        assertEquals(Long.MIN_VALUE, after.number("low", 0));
        assertEquals(Long.MIN_VALUE, after.number("least", 0));
    }

    @Test
    default void copies_of_what_is_there_and_what_is_not_go_together() {
        given(Item.at(KEY).with("a", 1).with("b", 2).with("c", 3));
        Update update = Update.change()
                .copy("b", "missing")
                .copy("c", "a")
                .copy("a", "absent")
                .build();
        assertEquals(false, store().update(KEY, update, Condition.is("a", 7)).applied());
        assertEquals(true, store().update(KEY, update, Condition.is("a", 1)).applied());
        assertEquals(expected().with("c", 1).build(), store().get(KEY).orElseThrow());
    }

    @Test
    default void two_changes_of_one_attribute_are_an_error() {
        Item item = given(Item.at(KEY).with("a", 1));
        Update update = Update.change().set("a", 2).add("a", 1).build();
        assertThrows(IllegalArgumentException.class, () -> store().update(KEY, update, Condition.ANY));
        assertEquals(Optional.of(item), store().get(KEY));
    }

    @Test
    default void an_update_repeated_with_its_condition_is_applied_once() {
        given(Item.at(KEY).with("n", 0));
        Update update = Update.change().add("n", 1).build();
        assertEquals(true, store().update(KEY, update, Condition.is("n", 0)).applied());
        assertEquals(false, store().update(KEY, update, Condition.is("n", 0)).applied());
        assertEquals(1, store().get(KEY).orElseThrow().number("n", -1));
    }
}
