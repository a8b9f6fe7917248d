package dev.baton.engine.node;

import java.util.Locale;

/** Memory as text: digits and an optional k, m, g or t, 1024-based, any case; no fraction (specification of Torc, section 1). */
public final class Memory {
    private static final int MOST_DIGITS = 19;

    private Memory() {}

    /** The text's bytes; throws IllegalArgumentException that says what was expected. */
    public static long bytes(String text) {
        String lower = text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
        int end = lower.length();
        int shift = 0;
        if (end > 0 && "kmgt".indexOf(lower.charAt(end - 1)) >= 0) {
            shift = 10 * (1 + "kmgt".indexOf(lower.charAt(end - 1)));
            end--;
        }
        long number = number(lower, end);
        if (number < 0 || Long.numberOfLeadingZeros(number) <= shift) {
            throw new IllegalArgumentException(
                    "memory must be digits and an optional k, m, g or t, such as 16g, not '" + text + "'");
        }
        return number << shift;
    }

    /** The number of these digits; below 0 where they are none, or too many. Asked for every job: no pattern is compiled for it. */
    private static long number(String text, int end) {
        if (end == 0 || end > MOST_DIGITS) {
            return -1;
        }
        for (int i = 0; i < end; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return -1;
            }
        }
        // So many digits may be more than the largest signed number, which then is a negative one.
        return Long.parseUnsignedLong(text, 0, end, 10);
    }
}
