package dev.baton.store.sqlite;

import dev.baton.engine.store.Item;
import dev.baton.engine.store.Key;
import dev.baton.engine.store.LongSet;
import dev.baton.engine.store.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * An item's attributes as bytes: a version, the number of attributes, then name and value of each; a value is a kind and
 * what that kind needs. Kinds keep their numbers forever.
 */
final class ItemCodec {
    private static final int VERSION = 1;
    private static final int TEXT = 0;
    private static final int NUMBER = 1;
    private static final int FALSE = 2;
    private static final int TRUE = 3;
    private static final int BYTES = 4;
    private static final int TEXT_SET = 5;
    private static final int NUMBER_SET = 6;
    private static final int LIST = 7;
    private static final int MAP = 8;

    private ItemCodec() {}

    static byte[] encode(Map<String, Value> attributes) {
        ByteSink sink = new ByteSink();
        sink.put(VERSION);
        putMap(sink, attributes);
        return sink.toBytes();
    }

    /** The item of these bytes; throws IllegalArgumentException where they are none of ours. */
    static Item decode(Key key, byte[] bytes) {
        try {
            ByteSource source = new ByteSource(bytes);
            int version = source.take();
            if (version != VERSION) {
                throw new IllegalArgumentException("an item of unknown version " + version);
            }
            return new Item(key, map(source));
        } catch (IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("an item that ends too early", e);
        }
    }

    private static void putMap(ByteSink sink, Map<String, Value> values) {
        sink.number(values.size());
        for (Map.Entry<String, Value> entry : values.entrySet()) {
            sink.text(entry.getKey());
            put(sink, entry.getValue());
        }
    }

    private static void put(ByteSink sink, Value value) {
        switch (value.kind()) {
            case TEXT -> {
                sink.put(TEXT);
                sink.text(((Value.Text) value).text());
            }
            case NUMBER -> {
                sink.put(NUMBER);
                sink.signed(((Value.Num) value).number());
            }
            case TRUTH -> sink.put(((Value.Bool) value).truth() ? TRUE : FALSE);
            case BYTES -> {
                sink.put(BYTES);
                sink.raw(((Value.Bytes) value).bytes());
            }
            case TEXT_SET -> {
                sink.put(TEXT_SET);
                sink.number((int) value.size());
                ((Value.TextSet) value).texts().forEach(sink::text);
            }
            case NUMBER_SET -> {
                sink.put(NUMBER_SET);
                sink.number((int) value.size());
                // Ascending, so the steps are small; they wrap where a set spans more than half the numbers.
                long last = 0;
                for (long number : ((Value.NumSet) value).numbers().toArray()) {
                    sink.signed(number - last);
                    last = number;
                }
            }
            case LIST -> {
                sink.put(LIST);
                sink.number((int) value.size());
                ((Value.ListOf) value).values().forEach(member -> put(sink, member));
            }
            case MAP -> {
                sink.put(MAP);
                putMap(sink, ((Value.MapOf) value).values());
            }
        }
    }

    private static Map<String, Value> map(ByteSource source) {
        int count = source.count();
        Map<String, Value> values = LinkedHashMap.newLinkedHashMap(count);
        for (int i = 0; i < count; i++) {
            String name = source.text();
            values.put(name, value(source));
        }
        return Collections.unmodifiableMap(values);
    }

    private static Value value(ByteSource source) {
        int kind = source.take();
        return switch (kind) {
            case TEXT -> new Value.Text(source.text());
            case NUMBER -> new Value.Num(source.signed());
            case FALSE -> new Value.Bool(false);
            case TRUE -> new Value.Bool(true);
            case BYTES -> new Value.Bytes(source.raw());
            case TEXT_SET -> textSet(source);
            case NUMBER_SET -> numberSet(source);
            case LIST -> list(source);
            case MAP -> new Value.MapOf(map(source));
            default -> throw new IllegalArgumentException("a value of unknown kind " + kind);
        };
    }

    private static Value textSet(ByteSource source) {
        TreeSet<String> texts = new TreeSet<>();
        for (int left = source.count(); left > 0; left--) {
            texts.add(source.text());
        }
        return new Value.TextSet(texts);
    }

    private static Value numberSet(ByteSource source) {
        long[] numbers = new long[source.count()];
        long last = 0;
        for (int i = 0; i < numbers.length; i++) {
            last += source.signed();
            numbers[i] = last;
        }
        return new Value.NumSet(LongSet.of(numbers));
    }

    private static Value list(ByteSource source) {
        int count = source.count();
        List<Value> values = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            values.add(value(source));
        }
        return new Value.ListOf(Collections.unmodifiableList(values));
    }
}
