package dev.baton.storekit;

import static dev.baton.engine.store.Condition.and;
import static dev.baton.engine.store.Condition.has;
import static dev.baton.engine.store.Condition.is;
import static dev.baton.engine.store.Condition.lessThan;
import static dev.baton.engine.store.Condition.not;
import static dev.baton.engine.store.Condition.or;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.LongSet;
import dev.baton.engine.store.StoreLimitException;
import dev.baton.engine.store.Update;
import dev.baton.engine.store.Value;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Every kind of condition, on an item with an attribute of every kind. */
public interface ConditionClaims extends StoreUnderTest {
    private void holds(boolean expected, Condition condition) {
        Update touch = Update.change().set("touched", 1).build();
        assertEquals(expected, store().update(KEY, touch, condition).applied(), condition::toString);
    }

    private void holds(Condition condition) {
        holds(true, condition);
    }

    private void fails(Condition condition) {
        holds(false, condition);
    }

    private void specimen() {
        given(Item.at(KEY)
                .with("text", "ready")
                .with("number", 5)
                .with("truth", true)
                .with("bytes", new Value.Bytes(new byte[] {1, 2}))
                .with("numbers", LongSet.of(3, -4))
                .with("texts", Value.texts(List.of("a", "b")))
                .with("list", new Value.ListOf(List.of(Value.of(1), Value.of("x"))))
                .with("map", new Value.MapOf(Map.of("k", Value.of("v")))));
    }

    @Test
    default void being_there() {
        specimen();
        holds(Condition.ANY);
        holds(Condition.EXISTS);
        fails(Condition.ABSENT);
        holds(has("text"));
        fails(has("missing"));
    }

    @Test
    default void equality_of_every_kind() {
        specimen();
        holds(is("text", "ready"));
        fails(is("text", "Ready"));
        holds(is("number", 5));
        fails(is("number", 6));
        holds(is("truth", Value.of(true)));
        fails(is("truth", Value.of(false)));
        holds(is("bytes", new Value.Bytes(new byte[] {1, 2})));
        fails(is("bytes", new Value.Bytes(new byte[] {2, 1})));
        holds(is("numbers", Value.of(LongSet.of(-4, 3))));
        fails(is("numbers", Value.of(LongSet.of(3))));
        holds(is("texts", Value.texts(List.of("b", "a"))));
        holds(is("list", new Value.ListOf(List.of(Value.of(1), Value.of("x")))));
        fails(is("list", new Value.ListOf(List.of(Value.of("x"), Value.of(1)))));
        holds(is("map", new Value.MapOf(Map.of("k", Value.of("v")))));
    }

    @Test
    default void values_of_different_kinds_are_never_equal_nor_ordered() {
        specimen();
        fails(is("text", 5));
        fails(is("number", "5"));
        holds(not(is("number", "5")));
        fails(new Condition.LessThan("number", Value.of("9")));
        fails(new Condition.LessThan("text", Value.of(9)));
        fails(new Condition.LessThan("truth", Value.of(9)));
    }

    @Test
    default void comparisons_with_a_missing_attribute_are_false_and_their_negations_true() {
        specimen();
        for (Condition condition : List.of(
                is("missing", 0),
                is("missing", ""),
                lessThan("missing", Long.MAX_VALUE),
                new Condition.OneOf("missing", List.of(Value.of(0))),
                new Condition.Contains("missing", Value.of("a")),
                new Condition.Size("missing", 0))) {
            fails(condition);
            holds(not(condition));
        }
    }

    @Test
    default void one_of() {
        specimen();
        holds(new Condition.OneOf("text", List.of(Value.of("blocked"), Value.of("ready"))));
        fails(new Condition.OneOf("text", List.of(Value.of("blocked"))));
        holds(new Condition.OneOf("number", List.of(Value.of("5"), Value.of(5))));
        List<Value> hundred = LongStream.range(0, 100).mapToObj(Value::of).toList();
        holds(new Condition.OneOf("number", hundred));
        List<Value> more = LongStream.range(0, 101).mapToObj(Value::of).toList();
        assertThrows(StoreLimitException.class, () -> holds(new Condition.OneOf("number", more)));
    }

    @Test
    default void below_is_strict_and_text_orders_by_its_bytes() {
        specimen();
        holds(lessThan("number", 6));
        fails(lessThan("number", 5));
        holds(new Condition.LessThan("text", Value.of("readz")));
        fails(new Condition.LessThan("text", Value.of("ready")));
        given(Item.at(KEY).with("text", "\uFFFD"));
        holds(new Condition.LessThan("text", Value.of("\uD83D\uDE00")));
    }

    @Test
    default void containing() {
        specimen();
        holds(new Condition.Contains("numbers", Value.of(-4)));
        fails(new Condition.Contains("numbers", Value.of(4)));
        fails(new Condition.Contains("numbers", Value.of("3")));
        holds(new Condition.Contains("texts", Value.of("a")));
        fails(new Condition.Contains("texts", Value.of("ab")));
        holds(new Condition.Contains("text", Value.of("ead")));
        fails(new Condition.Contains("text", Value.of("eed")));
        holds(new Condition.Contains("list", Value.of("x")));
        fails(new Condition.Contains("list", Value.of("1")));
        fails(new Condition.Contains("number", Value.of(5)));
    }

    @Test
    default void sizes() {
        specimen();
        holds(new Condition.Size("numbers", 2));
        fails(new Condition.Size("numbers", 1));
        holds(new Condition.Size("texts", 2));
        holds(new Condition.Size("list", 2));
        holds(new Condition.Size("text", 5));
        fails(new Condition.Size("number", 1));
    }

    @Test
    default void connectives() {
        specimen();
        holds(and(is("number", 5), has("text")));
        fails(and(is("number", 5), has("missing")));
        holds(or(has("missing"), is("number", 5)));
        fails(or(has("missing"), is("number", 6)));
        fails(not(and(is("number", 5), or(has("missing"), has("text")))));
    }

    @Test
    default void an_absent_item_meets_negations_and_the_absent_branch_of_an_alternative() {
        Item item = Item.at(KEY).with("n", 1).build();
        assertEquals(false, store().put(item, is("n", 1)).applied());
        assertEquals(true, store().put(item, or(Condition.ABSENT, is("n", 9))).applied());
        assertEquals(true, store().delete(KEY, not(is("n", 9))).applied());
        assertEquals(true, store().put(item, not(has("n"))).applied());
    }
}
