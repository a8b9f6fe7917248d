package dev.baton.engine.sparky;

/** Numbers and times as parts of keys: ten or thirteen digits, whose text order is their order. */
final class Numbered {
    private Numbered() {}

    static String text(long number) {
        return pad(number, 10);
    }

    static String time(long millis) {
        return pad(Math.max(0, millis), 13);
    }

    private static String pad(long number, int digits) {
        String text = Long.toString(number);
        return "0".repeat(Math.max(0, digits - text.length())) + text;
    }
}
