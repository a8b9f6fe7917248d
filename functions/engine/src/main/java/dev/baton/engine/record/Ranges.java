package dev.baton.engine.record;

import java.util.Arrays;
import java.util.function.LongConsumer;

/**
 * Sets of numbers as short text: ascending, runs as {@code 2-1001}, negative numbers with a tilde ({@code ~7}). A run of
 * neighbours costs the same however long it is, which is what feeds and relations mostly are.
 */
public final class Ranges {
    private Ranges() {}

    /** The text of these numbers, in any order and with any repetition; null for none. */
    public static String format(long... numbers) {
        if (numbers.length == 0) {
            return null;
        }
        if (numbers.length == 1) {
            return one(numbers[0]);
        }
        long[] sorted = numbers.clone();
        Arrays.sort(sorted);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < sorted.length; ) {
            int end = i;
            while (end + 1 < sorted.length && sorted[end + 1] - sorted[end] <= 1) {
                end++;
            }
            text.append(text.isEmpty() ? "" : ",").append(one(sorted[i]));
            if (sorted[end] > sorted[i]) {
                text.append('-').append(one(sorted[end]));
            }
            i = end + 1;
        }
        return text.toString();
    }

    /** Hands over the numbers of the text, ascending; none for null. */
    public static void each(String text, LongConsumer consumer) {
        if (text == null) {
            return;
        }
        for (int start = 0; start < text.length(); ) {
            int comma = text.indexOf(',', start);
            int end = comma < 0 ? text.length() : comma;
            int dash = text.indexOf('-', start);
            boolean run = dash >= 0 && dash < end;
            long first = parse(text, start, run ? dash : end);
            long last = run ? parse(text, dash + 1, end) : first;
            for (long number = first; number <= last; number++) {
                consumer.accept(number);
            }
            start = end + 1;
        }
    }

    /** The numbers of the text, ascending. */
    public static long[] parse(String text) {
        long[][] grown = {new long[4]};
        int[] count = {0};
        each(text, number -> {
            if (count[0] == grown[0].length) {
                grown[0] = Arrays.copyOf(grown[0], 2 * count[0]);
            }
            grown[0][count[0]++] = number;
        });
        return Arrays.copyOf(grown[0], count[0]);
    }

    private static String one(long number) {
        return number < 0 ? "~" + -number : Long.toString(number);
    }

    private static long parse(String text, int start, int end) {
        boolean negative = text.charAt(start) == '~';
        long number = Long.parseLong(text, negative ? start + 1 : start, end, 10);
        return negative ? -number : number;
    }
}
