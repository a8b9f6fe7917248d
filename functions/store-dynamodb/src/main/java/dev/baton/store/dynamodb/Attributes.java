package dev.baton.store.dynamodb;

import dev.baton.engine.store.Item;
import dev.baton.engine.store.Key;
import dev.baton.engine.store.LongSet;
import dev.baton.engine.store.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Items and values as DynamoDB's attributes, and back. */
final class Attributes {
    private Attributes() {}

    static Map<String, AttributeValue> of(Key key) {
        return Map.of(CloudTable.PARTITION, text(key.partition()), CloudTable.SORT, text(key.sort()));
    }

    /** Refuses an item that has an attribute with the name of a key. */
    static Map<String, AttributeValue> of(Item item) {
        Map<String, AttributeValue> attributes = new HashMap<>();
        item.attributes().forEach((name, value) -> attributes.put(checked(name), of(value)));
        attributes.putAll(of(item.key()));
        return attributes;
    }

    /** The name of an attribute, which must not be one of the key's. */
    static String checked(String name) {
        if (name.equals(CloudTable.PARTITION) || name.equals(CloudTable.SORT)) {
            throw new IllegalArgumentException("no attribute may be called " + name + ": the key is");
        }
        return name;
    }

    static AttributeValue text(String text) {
        return AttributeValue.fromS(text);
    }

    static AttributeValue of(Value value) {
        return switch (value) {
            case Value.Text(String text) -> text(text);
            case Value.Num(long number) -> AttributeValue.fromN(Long.toString(number));
            case Value.Bool(boolean truth) -> AttributeValue.fromBool(truth);
            case Value.Bytes(byte[] bytes) -> AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(bytes));
            case Value.TextSet(var texts) -> AttributeValue.fromSs(List.copyOf(texts));
            case Value.NumSet(LongSet numbers) ->
                AttributeValue.fromNs(numbers.stream().mapToObj(Long::toString).toList());
            case Value.ListOf(List<Value> values) ->
                AttributeValue.fromL(values.stream().map(Attributes::of).toList());
            case Value.MapOf(Map<String, Value> values) -> {
                Map<String, AttributeValue> members = new HashMap<>();
                values.forEach((name, member) -> members.put(name, of(member)));
                yield AttributeValue.fromM(members);
            }
        };
    }

    static Key key(Map<String, AttributeValue> attributes) {
        return new Key(
                attributes.get(CloudTable.PARTITION).s(),
                attributes.get(CloudTable.SORT).s());
    }

    static Item item(Map<String, AttributeValue> attributes) {
        Map<String, Value> values = new LinkedHashMap<>();
        attributes.forEach((name, value) -> {
            if (!name.equals(CloudTable.PARTITION) && !name.equals(CloudTable.SORT)) {
                values.put(name, value(value));
            }
        });
        return new Item(key(attributes), Collections.unmodifiableMap(values));
    }

    static Value value(AttributeValue value) {
        return switch (value.type()) {
            case S -> Value.of(value.s());
            case N -> Value.of(number(value.n()));
            case BOOL -> Value.of(value.bool());
            case B -> new Value.Bytes(value.b().asByteArrayUnsafe());
            case SS -> new Value.TextSet(Collections.unmodifiableSortedSet(new TreeSet<>(value.ss())));
            case NS ->
                Value.of(LongSet.of(
                        value.ns().stream().mapToLong(Attributes::number).toArray()));
            case L -> list(value.l());
            case M -> map(value.m());
            case BS, NUL, UNKNOWN_TO_SDK_VERSION ->
                throw new IllegalStateException("the table holds what Baton never writes: " + value);
        };
    }

    private static Value list(List<AttributeValue> values) {
        List<Value> members = new ArrayList<>(values.size());
        values.forEach(member -> members.add(value(member)));
        return new Value.ListOf(Collections.unmodifiableList(members));
    }

    private static Value map(Map<String, AttributeValue> values) {
        Map<String, Value> members = new LinkedHashMap<>();
        values.forEach((name, member) -> members.put(name, value(member)));
        return new Value.MapOf(Collections.unmodifiableMap(members));
    }

    private static long number(String digits) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException notPlain) {
            return new BigDecimal(digits).longValueExact();
        }
    }
}
