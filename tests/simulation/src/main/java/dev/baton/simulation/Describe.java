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
import java.util.stream.Collectors;

/** What the store is asked, in the fewest words that a reader of a trace needs. */
final class Describe {
    private static final int LONGEST = 60;

    private Describe() {}

    static String key(Key key) {
        return key.partition() + "|" + key.sort();
    }

    static String query(Query query) {
        return (query.index() ? "index " : "") + query.partition() + (query.to() == null ? "" : " to " + query.to());
    }

    static String update(Update update) {
        return update.changes().stream().map(Describe::change).collect(Collectors.joining(" ", "{", "}"));
    }

    private static String change(Update.Change change) {
        return switch (change) {
            case Update.Set(String name, Value value) -> name + "=" + value(name, value);
            case Update.SetIfAbsent(String name, Value value) -> name + "?=" + value(name, value);
            case Update.Copy(String name, String from) -> name + "=" + from;
            case Update.Remove(String name) -> "-" + name;
            case Update.Add(String name, long delta) -> name + "+=" + delta;
            case Update.AddToSet(String name, Value members) -> name + "+" + value(name, members);
            case Update.RemoveFromSet(String name, Value members) -> name + "-" + value(name, members);
            case Update.Append(String name, var values) -> name + "<<" + values.size();
        };
    }

    private static String value(String name, Value value) {
        String text = switch (value) {
            case Value.Num(long number) ->
                name.equals(JobAttributes.STATUS) ? JobStatus.ofCode(number).wire() : Long.toString(number);
            case Value.Text(String text1) -> text1;
            case Value.Bool(boolean truth) -> Boolean.toString(truth);
            case Value.NumSet(var numbers) -> numbers.stream().boxed().toList().toString();
            case Value.Bytes bytes -> "bytes";
            case Value.TextSet(var texts) -> texts.toString();
            case Value.ListOf(var values) -> values.toString();
            case Value.MapOf(var values) -> values.toString();
        };
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }

    static String condition(Condition condition) {
        return switch (condition) {
            case Condition.Any any -> "any";
            case Condition.Exists exists -> "there";
            case Condition.Absent absent -> "absent";
            case Condition.Has(String name) -> name;
            case Condition.Equal(String name, Value value) -> name + "=" + value(name, value);
            case Condition.OneOf(String name, var values) -> name + " in " + values.size();
            case Condition.LessThan(String name, Value value) -> name + "<" + value(name, value);
            case Condition.Contains(String name, Value member) -> name + " has " + value(name, member);
            case Condition.Size(String name, long size) -> "|" + name + "|=" + size;
            case Condition.And(var all) -> all.stream().map(Describe::condition).collect(Collectors.joining(" & "));
            case Condition.Or(var any) ->
                any.stream().map(Describe::condition).collect(Collectors.joining(" | ", "(", ")"));
            case Condition.Not(Condition other) -> "!" + condition(other);
        };
    }

    static String outcome(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Applied applied -> "applied";
            case Outcome.Refused(Optional<Item> now) ->
                now.isEmpty() ? "refused: absent" : "refused: " + item(now.get());
        };
    }

    static String item(Item item) {
        return item.attributes().entrySet().stream()
                .filter(attribute -> attribute.getKey().length() <= 3)
                .map(attribute -> attribute.getKey() + "=" + value(attribute.getKey(), attribute.getValue()))
                .collect(Collectors.joining(" "));
    }
}
