package dev.baton.simulation;

import dev.baton.engine.store.Item;
import dev.baton.engine.store.Value;
import java.util.Map;

/** 64-bit hashes of what stores hold, by content. */
final class Hash {
    private Hash() {}

    /** Both as one number; the order matters. */
    static long mix(long one, long other) {
        long mixed = (one ^ Long.rotateLeft(other * 0x9E3779B97F4A7C15L, 29)) * 0xBF58476D1CE4E5B9L;
        return mixed ^ (mixed >>> 31);
    }

    static long of(String text) {
        long hash = 0xCBF29CE484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001B3L;
        }
        return hash;
    }

    /** 0 for null. */
    static long of(Item item) {
        if (item == null) {
            return 0;
        }
        long hash = mix(of(item.key().partition()), of(item.key().sort()));
        long attributes = 0;
        for (Map.Entry<String, Value> attribute : item.attributes().entrySet()) {
            // A sum, since attributes have no order.
            attributes += mix(of(attribute.getKey()), of(attribute.getValue()));
        }
        return mix(hash, attributes);
    }

    private static long of(Value value) {
        return switch (value) {
            case Value.Text(String text) -> of(text);
            case Value.Num(long number) -> mix(1, number);
            case Value.Bool(boolean truth) -> truth ? 3 : 4;
            case Value.NumSet(var numbers) -> numbers.stream().reduce(5, Hash::mix);
            case Value.Bytes bytes -> mix(6, bytes.hashCode());
            case Value.TextSet texts -> mix(7, texts.hashCode());
            case Value.ListOf list -> mix(8, list.hashCode());
            case Value.MapOf map -> mix(9, map.hashCode());
        };
    }
}
