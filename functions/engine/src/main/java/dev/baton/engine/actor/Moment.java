package dev.baton.engine.actor;

/** Times as part of sort keys: milliseconds since 1970 in 13 digits, whose text order is their order. */
final class Moment {
    /** The first time that takes more digits. */
    static final long END = 10_000_000_000_000L;

    private Moment() {}

    static String text(long millis) {
        String digits = Long.toString(Math.clamp(millis, 0, END - 1));
        return "0000000000000".substring(digits.length()) + digits;
    }

    static long parse(String sort) {
        return Long.parseLong(sort, 0, 13, 10);
    }
}
