package dev.baton.engine.record;

/** Numbers and times as parts of keys: ten or thirteen digits, whose text order is their order. */
public final class Numbered {
    private Numbered() {}

    /** A number that is not negative. */
    public static String text(long number) {
        return pad(number, 10);
    }

    /** A time in milliseconds since 1970; what is earlier counts as then. */
    public static String time(long millis) {
        return pad(Math.max(0, millis), 13);
    }

    private static String pad(long number, int digits) {
        String text = Long.toString(number);
        return "0".repeat(Math.max(0, digits - text.length())) + text;
    }
}
