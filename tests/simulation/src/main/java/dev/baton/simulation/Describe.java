package dev.baton.simulation;

import dev.baton.engine.job.JobAttributes;
import dev.baton.engine.job.JobStatus;
import dev.baton.engine.store.Condition;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.Key;
import dev.baton.engine.store.Outcome;
import dev.baton.engine.store.Query;
import dev.baton.engine.store.Update;
import dev.baton.engine.store.Value;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the store is asked about an item, in the fewest words that a reader of a trace needs. */
record Describe(Key key) {
    private static final int LONGEST = 40;
    /** What seldom matters in a story. */
    private static final Set<String> DULL = Set.of(
            JobAttributes.COMMAND,
            JobAttributes.MADE_OF,
            JobAttributes.RESULT_MADE_OF,
            JobAttributes.READY_PARTITION,
            JobAttributes.READY_RANK,
            JobAttributes.PRIORITY,
            Item.INDEX_VALUE);

    static String query(Query query) {
        return (query.index() ? "index " : "") + query.partition() + (query.to() == null ? "" : " to " + query.to());
    }

    /** The item that an operation found. */
    static String item(Item item) {
        Describe describe = new Describe(item.key());
        return Names.of(item.key()) + " "
                + item.attributes().entrySet().stream()
                        .filter(attribute -> !DULL.contains(attribute.getKey()))
                        .map(attribute -> describe.name(attribute.getKey()) + "="
                                + describe.value(attribute.getKey(), attribute.getValue()))
                        .collect(Collectors.joining(" "));
    }

    static String outcome(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Applied applied -> "applied";
            case Outcome.Refused(Optional<Item> now) ->
                now.isEmpty() ? "refused: absent" : "refused: " + item(now.get());
        };
    }

    private String name(String attribute) {
        return Names.of(key, attribute);
    }

    String update(Update update) {
        return update.changes().stream()
                .filter(change -> !DULL.contains(change.name()))
                .map(this::change)
                .collect(Collectors.joining(", ", Names.of(key) + ": ", ""));
    }

    private String change(Update.Change change) {
        return switch (change) {
            case Update.Set(String set, Value value) -> name(set) + " = " + value(set, value);
            case Update.SetIfAbsent(String set, Value value) -> name(set) + " ?= " + value(set, value);
            case Update.Copy(String copy, String from) -> name(copy) + " = its " + name(from);
            case Update.Remove(String gone) -> "no " + name(gone);
            case Update.Add(String sum, long delta) -> name(sum) + " += " + delta;
            case Update.AddToSet(String set, Value members) -> name(set) + " with " + value(set, members);
            case Update.RemoveFromSet(String set, Value members) -> name(set) + " without " + value(set, members);
            case Update.Append(String list, var values) -> name(list) + " longer by " + values.size();
        };
    }

    private String value(String attribute, Value value) {
        String text = switch (value) {
            case Value.Num(long number) -> number(attribute, number);
            case Value.Text(String string) -> string;
            case Value.Bool(boolean truth) -> Boolean.toString(truth);
            case Value.NumSet(var numbers) -> numbers.stream().boxed().toList().toString();
            case Value.Bytes bytes -> "bytes";
            case Value.TextSet(var texts) -> texts.toString();
            case Value.ListOf(var values) -> values.toString();
            case Value.MapOf(var values) -> values.toString();
        };
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }

    private String number(String attribute, long number) {
        boolean status = name(attribute).equals("status");
        return status ? JobStatus.ofCode(number).wire() : Long.toString(number);
    }

    String condition(Condition condition) {
        return switch (condition) {
            case Condition.Any any -> "anyhow";
            case Condition.Exists exists -> "there";
            case Condition.Absent absent -> "absent";
            case Condition.Has(String has) -> name(has);
            case Condition.Equal(String is, Value value) -> name(is) + " = " + value(is, value);
            case Condition.OneOf(String is, var values) -> name(is) + " is one of " + values.size();
            case Condition.LessThan(String less, Value value) -> name(less) + " < " + value(less, value);
            case Condition.Contains(String set, Value member) -> name(set) + " has " + value(set, member);
            case Condition.Size(String set, long size) -> "|" + name(set) + "| = " + size;
            case Condition.And(var all) -> all.stream().map(this::condition).collect(Collectors.joining(" and "));
            case Condition.Or(var any) ->
                any.stream().map(this::condition).collect(Collectors.joining(" or ", "(", ")"));
            case Condition.Not(Condition other) -> "not " + condition(other);
        };
    }
}
