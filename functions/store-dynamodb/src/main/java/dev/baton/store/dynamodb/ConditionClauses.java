package dev.baton.store.dynamodb;

import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Conditions;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.LongSet;
import dev.baton.engine.store.StoreLimitException;
import dev.baton.engine.store.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Conditions as clauses. DynamoDB removes expired items days later only, so a clause about the expiry goes with each: what
 * has expired by that time, in Unix seconds, counts as absent.
 */
record ConditionClauses(long now) {
    private static final int ONE_OF_MOST = 100;

    /** For a put or delete, which may meet no item. */
    Clause ofItemOrNone(Condition condition) {
        Clause clause = of(condition);
        return Conditions.holds(condition, Optional.empty())
                ? Clause.any(List.of(clause, expired()))
                : Clause.all(List.of(clause, Clause.not(expired())));
    }

    /** For an update, which must find the item there; the guards hold besides. */
    Clause ofItem(Condition condition, List<Clause> guards) {
        List<Clause> all = new ArrayList<>();
        all.add(of(Condition.EXISTS));
        all.add(Clause.not(expired()));
        all.add(of(condition));
        all.addAll(guards);
        return Clause.all(all);
    }

    private Clause expired() {
        return compared(Item.EXPIRES, "<=", Value.of(now));
    }

    private Clause of(Condition condition) {
        return switch (condition) {
            case Condition.Any() -> Clause.TRUE;
            case Condition.Exists() -> exists(CloudTable.PARTITION);
            case Condition.Absent() -> absent(CloudTable.PARTITION);
            case Condition.Has(String name) -> exists(name);
            case Condition.Equal(String name, Value value) ->
                isEmptySet(value) ? Clause.FALSE : compared(name, "=", value);
            case Condition.OneOf(String name, List<Value> values) -> oneOf(name, values);
            case Condition.LessThan(String name, Value bound) -> lessThan(name, bound);
            case Condition.Contains(String name, Value member) -> contains(name, member);
            case Condition.Size(String name, long size) -> size(name, size);
            case Condition.And(List<Condition> parts) ->
                Clause.all(parts.stream().map(this::of).toList());
            case Condition.Or(List<Condition> parts) ->
                Clause.any(parts.stream().map(this::of).toList());
            case Condition.Not(Condition inner) -> Clause.not(of(inner));
        };
    }

    private Clause oneOf(String name, List<Value> values) {
        if (values.size() > ONE_OF_MOST) {
            throw new StoreLimitException("one-of takes at most " + ONE_OF_MOST + " values, not " + values.size());
        }
        List<Value> storable =
                values.stream().filter(value -> !isEmptySet(value)).distinct().toList();
        return storable.isEmpty()
                ? Clause.FALSE
                : new Clause.Atom(placeholders -> placeholders.name(name)
                        + storable.stream().map(placeholders::value).collect(Collectors.joining(", ", " IN (", ")")));
    }

    /** DynamoDB orders bytes as well, and refuses other kinds. */
    private Clause lessThan(String name, Value bound) {
        return bound instanceof Value.Num || bound instanceof Value.Text ? compared(name, "<", bound) : Clause.FALSE;
    }

    /** DynamoDB finds bytes within bytes as well. */
    private Clause contains(String name, Value member) {
        if (isEmptySet(member)) {
            return Clause.FALSE;
        }
        Clause contains = new Clause.Atom(
                placeholders -> "contains(" + placeholders.name(name) + ", " + placeholders.value(member) + ")");
        return member instanceof Value.Bytes ? Clause.all(List.of(type(name, "L"), contains)) : contains;
    }

    /** DynamoDB knows the size of bytes and maps as well. */
    private Clause size(String name, long size) {
        return Clause.all(List.of(
                new Clause.Atom(placeholders ->
                        "size(" + placeholders.name(name) + ") = " + placeholders.value(Value.of(size))),
                Clause.not(type(name, "B")),
                Clause.not(type(name, "M"))));
    }

    static Clause exists(String name) {
        return new Clause.Atom(placeholders -> "attribute_exists(" + placeholders.name(name) + ")");
    }

    static Clause absent(String name) {
        return new Clause.Atom(placeholders -> "attribute_not_exists(" + placeholders.name(name) + ")");
    }

    /** The attribute is of that kind, in DynamoDB's letters. */
    static Clause type(String name, String letters) {
        return new Clause.Atom(placeholders ->
                "attribute_type(" + placeholders.name(name) + ", " + placeholders.value(Value.of(letters)) + ")");
    }

    static Clause compared(String name, String operator, Value value) {
        return new Clause.Atom(
                placeholders -> placeholders.name(name) + " " + operator + " " + placeholders.value(value));
    }

    static boolean isEmptySet(Value value) {
        return value instanceof Value.NumSet(LongSet numbers) && numbers.isEmpty()
                || value instanceof Value.TextSet(var texts) && texts.isEmpty();
    }
}
