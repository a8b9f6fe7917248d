package dev.baton.engine.pipeline;

/** A caller's text in messages and logs: on one line, and short. */
final class Shown {
    private static final int LONGEST = 80;

    private Shown() {}

    static String text(String text) {
        if (text == null) {
            return "(none)";
        }
        return line(text, LONGEST);
    }

    /** At most that many characters of the text on one line. */
    static String line(String text, int most) {
        return text.codePointCount(0, text.length()) > most
                ? line(text.substring(0, text.offsetByCodePoints(0, most))) + "..."
                : line(text);
    }

    /** The text with a question mark for each character that would break a line, hide, or have no UTF-8 form. */
    static String line(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(c -> shown.appendCodePoint(odd(c) ? '?' : c));
        return shown.toString();
    }

    private static boolean odd(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
