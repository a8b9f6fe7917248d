package dev.baton.engine.store;

import java.util.Map;

/**
 * How large an item is, counted as DynamoDB documents it: names and text by their UTF-8 bytes, a number by two digits a
 * byte and one more, lists and maps with an overhead of 3 bytes and 1 for each member.
 */
public final class ItemSize {
    private static final int KEY_NAMES = "pk".length() + "sk".length();

    private ItemSize() {}

    /** The bytes of all names and values, those of the key included. */
    public static int bytes(Item item) {
        long sum = KEY_NAMES
                + (long) Utf8.length(item.key().partition())
                + Utf8.length(item.key().sort());
        for (Map.Entry<String, Value> attribute : item.attributes().entrySet()) {
            sum += Utf8.length(attribute.getKey()) + attribute.getValue().weight();
        }
        return (int) Math.min(sum, Integer.MAX_VALUE);
    }

    static long digits(long number) {
        int significant = 1;
        for (long rest = number / 10; rest != 0; rest /= 10) {
            significant++;
        }
        return (significant + 1) / 2 + 1 + (number < 0 ? 1 : 0);
    }
}
