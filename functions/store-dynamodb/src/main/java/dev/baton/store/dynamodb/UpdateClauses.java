package dev.baton.store.dynamodb;

import dev.baton.engine.store.LongSet;
import dev.baton.engine.store.Update;
import dev.baton.engine.store.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * An update as DynamoDB's clauses, and guards: conditions without which the clauses would do something else than the update
 * says, such as setting an attribute from one that is absent. Not thread-safe.
 */
final class UpdateClauses {
    private final Placeholders placeholders;
    private final Set<String> absent;
    private final List<String> set = new ArrayList<>();
    private final List<String> remove = new ArrayList<>();
    private final List<String> add = new ArrayList<>();
    private final List<String> delete = new ArrayList<>();
    private final List<Clause> guards = new ArrayList<>();

    /**
     * Renders the update.
     *
     * @param absent which attributes are not there, as far as is known; others that are copied are taken to be there
     * @throws IllegalArgumentException where two changes have one target, or members are no set
     */
    UpdateClauses(Update update, Placeholders placeholders, Set<String> absent) {
        this.placeholders = placeholders;
        this.absent = absent;
        Set<String> targets = new HashSet<>();
        for (Update.Change change : update.changes()) {
            if (!targets.add(Attributes.checked(change.name()))) {
                throw new IllegalArgumentException(
                        "two changes have the attribute " + change.name() + " as their target");
            }
            render(change);
        }
    }

    /** The attributes that the update copies from. */
    static Set<String> sources(Update update) {
        Set<String> sources = new TreeSet<>();
        for (Update.Change change : update.changes()) {
            if (change instanceof Update.Copy(String name, String from)) {
                sources.add(from);
            }
        }
        return sources;
    }

    /** The update expression; null where nothing changes. */
    String expression() {
        List<String> clauses = new ArrayList<>();
        append(clauses, "SET ", set);
        append(clauses, "REMOVE ", remove);
        append(clauses, "ADD ", add);
        append(clauses, "DELETE ", delete);
        return clauses.isEmpty() ? null : String.join(" ", clauses);
    }

    List<Clause> guards() {
        return guards;
    }

    private static void append(List<String> clauses, String word, List<String> parts) {
        if (!parts.isEmpty()) {
            clauses.add(word + String.join(", ", parts));
        }
    }

    private void render(Update.Change change) {
        switch (change) {
            case Update.Set(String name, Value value) -> {
                if (ConditionClauses.isEmptySet(value)) {
                    remove.add(name(name));
                } else {
                    set.add(name(name) + " = " + placeholders.value(value));
                }
            }
            case Update.SetIfAbsent(String name, Value value) -> {
                if (!ConditionClauses.isEmptySet(value)) {
                    set.add(name(name) + " = if_not_exists(" + name(name) + ", " + placeholders.value(value) + ")");
                }
            }
            case Update.Copy(String name, String from) -> copy(name, from);
            case Update.Remove(String name) -> remove.add(name(name));
            case Update.Add(String name, long delta) -> add(name, delta);
            case Update.AddToSet(String name, Value members) -> members(add, name, members);
            case Update.RemoveFromSet(String name, Value members) -> members(delete, name, members);
            case Update.Append(String name, List<Value> values) ->
                set.add(name(name) + " = list_append(if_not_exists(" + name(name) + ", "
                        + placeholders.value(new Value.ListOf(List.of())) + "), "
                        + placeholders.value(new Value.ListOf(values)) + ")");
        }
    }

    private void copy(String name, String from) {
        if (name.equals(from)) {
            return;
        }
        if (absent.contains(from)) {
            remove.add(name(name));
            guards.add(ConditionClauses.absent(from));
        } else {
            set.add(name(name) + " = " + name(from));
            guards.add(ConditionClauses.exists(from));
        }
    }

    /** DynamoDB's numbers go further than 64 bits; this one would not be read again. */
    private void add(String name, long delta) {
        add.add(name(name) + " " + placeholders.value(Value.of(delta)));
        if (delta > 0) {
            guards.add(Clause.not(ConditionClauses.compared(name, ">", Value.of(Long.MAX_VALUE - delta))));
        } else if (delta < 0) {
            guards.add(Clause.not(ConditionClauses.compared(name, "<", Value.of(Long.MIN_VALUE - delta))));
        }
    }

    /** No members change nothing, but still fit a set only. */
    private void members(List<String> clause, String name, Value members) {
        if (!ConditionClauses.isEmptySet(members)) {
            letters(name, members);
            clause.add(name(name) + " " + placeholders.value(members));
        } else {
            guards.add(Clause.any(
                    List.of(ConditionClauses.absent(name), ConditionClauses.type(name, letters(name, members)))));
        }
    }

    private static String letters(String name, Value members) {
        return switch (members) {
            case Value.NumSet(LongSet numbers) -> "NS";
            case Value.TextSet(var texts) -> "SS";
            case Value other ->
                throw new IllegalArgumentException(
                        "the members for the attribute " + name + " must be a set, not " + other);
        };
    }

    private String name(String name) {
        return placeholders.name(name);
    }
}
