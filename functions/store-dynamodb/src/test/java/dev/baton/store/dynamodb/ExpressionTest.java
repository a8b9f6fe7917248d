package dev.baton.store.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.baton.engine.store.Condition;
import dev.baton.engine.store.LongSet;
import dev.baton.engine.store.StoreLimitException;
import dev.baton.engine.store.Update;
import dev.baton.engine.store.Value;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How conditions and updates are written in DynamoDB's language. */
class ExpressionTest {
    private static final long NOW = 1000;

    private final Placeholders placeholders = new Placeholders();

    /** With names and values put back for their placeholders. */
    private String read(String expression) {
        if (expression == null) {
            return null;
        }
        String read = expression;
        Map<String, String> names = placeholders.names() == null ? Map.of() : placeholders.names();
        for (var name : new TreeMap<>(names).descendingMap().entrySet()) {
            read = read.replace(name.getKey(), name.getValue());
        }
        var values = placeholders.values() == null ? Map.<String, AttributeValue>of() : placeholders.values();
        for (var value : new TreeMap<>(values).descendingMap().entrySet()) {
            read = read.replace(
                    value.getKey(),
                    Attributes.value(value.getValue()).toString().replaceAll("\\w+\\[\\w+=(.*)]", "$1"));
        }
        return read;
    }

    private String ofPut(Condition condition) {
        return read(Clause.expression(new ConditionClauses(NOW).ofItemOrNone(condition), placeholders));
    }

    private String ofUpdate(Condition condition) {
        return read(Clause.expression(new ConditionClauses(NOW).ofItem(condition, List.of()), placeholders));
    }

    private String of(Update.Builder update, String... absent) {
        return read(new UpdateClauses(update.build(), placeholders, Set.of(absent)).expression());
    }

    @Test
    void a_write_without_a_condition_asks_for_nothing() {
        assertNull(ofPut(Condition.ANY));
        assertNull(ofPut(Condition.and()));
        assertNull(placeholders.names());
        assertNull(placeholders.values());
    }

    @Test
    void what_has_expired_counts_as_absent() {
        assertEquals("attribute_not_exists(pk) OR expires <= 1000", ofPut(Condition.ABSENT));
        assertEquals("attribute_exists(pk) AND NOT expires <= 1000", ofPut(Condition.EXISTS));
        assertEquals("NOT status = ready OR expires <= 1000", ofPut(Condition.not(Condition.is("status", "ready"))));
    }

    @Test
    void an_update_finds_a_living_item() {
        assertEquals("attribute_exists(pk) AND NOT expires <= 1000", ofUpdate(Condition.ANY));
        assertEquals(
                "attribute_exists(pk) AND NOT expires <= 1000 AND (a = 1 OR b = x)",
                ofUpdate(Condition.or(Condition.is("a", 1), Condition.is("b", "x"))));
    }

    @Test
    void connectives_nest_without_redundant_parentheses() {
        Condition a = Condition.has("a");
        Condition b = Condition.has("b");
        assertEquals(
                "(attribute_exists(a) AND (attribute_exists(b) OR NOT (attribute_exists(a) AND attribute_exists(b))))"
                        + " AND NOT expires <= 1000",
                ofPut(Condition.and(
                        Condition.and(Condition.or(a)),
                        Condition.or(b, Condition.not(Condition.not(Condition.not(Condition.and(a, b))))))));
    }

    @Test
    void what_never_holds_is_a_contradiction_without_unused_placeholders() {
        Condition never = Condition.and(Condition.is("a", 1), new Condition.OneOf("b", List.of()));
        assertEquals("attribute_exists(pk) AND attribute_not_exists(pk)", ofPut(never));
        assertEquals(Map.of("#n0", "pk"), placeholders.names());
        assertNull(placeholders.values());
    }

    @Test
    void an_empty_set_is_never_equal_and_bytes_are_never_below() {
        assertEquals(
                "a IN (1, 2) AND NOT expires <= 1000",
                ofPut(Condition.or(
                        Condition.is("s", Value.of(LongSet.of())),
                        new Condition.LessThan("b", new Value.Bytes(new byte[1])),
                        new Condition.OneOf("a", List.of(Value.of(1), Value.of(2), Value.of(1))))));
    }

    @Test
    void one_of_too_many_is_refused() {
        List<Value> many = LongStream.range(0, 101).mapToObj(Value::of).toList();
        assertThrows(StoreLimitException.class, () -> ofPut(new Condition.OneOf("a", many)));
    }

    @Test
    void reserved_words_and_odd_names_are_never_in_an_expression() {
        String expression = Clause.expression(
                new ConditionClauses(NOW).ofItemOrNone(Condition.is("status; --", "a OR b")), placeholders);
        assertEquals("#n0 = :v0 AND NOT #n1 <= :v1", expression);
    }

    @Test
    void every_kind_of_change_has_its_clause() {
        assertEquals(
                "SET a = 1, b = if_not_exists(b, 2), c = d, l = list_append(if_not_exists(l, []), [Text[text=x]]) REMOVE e, f"
                        + " ADD n 5, s [3] DELETE w [4]",
                of(Update.change()
                        .set("a", 1)
                        .setIfAbsent("b", Value.of(2))
                        .copy("c", "d")
                        .remove("e")
                        .set("f", Value.of(LongSet.of()))
                        .add("n", 5)
                        .addToSet("s", LongSet.of(3))
                        .removeFromSet("w", LongSet.of(4))
                        .append("l", List.of(Value.of("x")))));
    }

    @Test
    void a_copy_of_what_is_absent_is_a_removal() {
        assertEquals("REMOVE a", of(Update.change().copy("a", "b"), "b"));
    }

    @Test
    void what_changes_nothing_is_not_sent() {
        assertNull(of(Update.change()
                .copy("a", "a")
                .setIfAbsent("b", Value.of(LongSet.of()))
                .addToSet("c", LongSet.of())
                .removeFromSet("d", LongSet.of())));
    }

    @Test
    void keys_are_no_attributes() {
        assertThrows(IllegalArgumentException.class, () -> of(Update.change().set("pk", 1)));
        assertThrows(IllegalArgumentException.class, () -> of(Update.change().remove("sk")));
    }
}
