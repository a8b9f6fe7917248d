package dev.baton.engine.node;

import java.math.BigInteger;
import java.util.Locale;

/** Memory as text: digits and an optional k, m, g or t, 1024-based, any case; no fraction (specification of Torc, section 1). */
public final class Memory {
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
        String digits = lower.substring(0, end);
        boolean fits = digits.matches("[0-9]{1,19}")
                && new BigInteger(digits).shiftLeft(shift).bitLength() < Long.SIZE;
        if (!fits) {
            throw new IllegalArgumentException(
                    "memory must be digits and an optional k, m, g or t, such as 16g, not '" + text + "'");
        }
        return Long.parseLong(digits) << shift;
    }
}
