package dev.baton.engine.store;

import java.util.Comparator;

/** Strings as their UTF-8 bytes: how long they are, and how they order. */
public final class Utf8 {
    /** The order of the UTF-8 bytes, which differs from {@link String#compareTo} above the surrogates. */
    public static final Comparator<String> ORDER = Utf8::compare;

    private Utf8() {}

    /**
     * How many bytes the text takes.
     *
     * @throws StoreLimitException where a surrogate stands alone: such text has no UTF-8 form and would be stored altered
     */
    public static int length(String text) {
        int units = text.length();
        int bytes = units;
        for (int i = 0; i < units; i++) {
            char unit = text.charAt(i);
            if (unit >= 0x80) {
                if (unit < 0x800) {
                    bytes++;
                } else if (!Character.isSurrogate(unit)) {
                    bytes += 2;
                } else if (Character.isHighSurrogate(unit)
                        && i + 1 < units
                        && Character.isLowSurrogate(text.charAt(i + 1))) {
                    bytes += 2;
                    i++;
                } else {
                    throw new StoreLimitException("text must be well-formed Unicode: a surrogate stands alone at " + i);
                }
            }
        }
        return bytes;
    }

    private static int compare(String left, String right) {
        int shared = Math.min(left.length(), right.length());
        for (int i = 0; i < shared; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                return Integer.compare(rank(a), rank(b));
            }
        }
        return Integer.compare(left.length(), right.length());
    }

    /** Surrogates stand for code points above all others, yet their units lie below U+E000. */
    private static int rank(char unit) {
        return Character.isSurrogate(unit) ? unit + 0x10000 : unit;
    }
}
