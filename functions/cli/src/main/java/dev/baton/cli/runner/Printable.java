package dev.baton.cli.runner;

/** Text of others made safe for a terminal: whatever could move the cursor, colour or reorder it becomes a question mark. */
public final class Printable {
    private Printable() {}

    /** One line, at most {@code longest} characters of it; tabs become spaces. */
    public static String line(String text, int longest) {
        StringBuilder safe = new StringBuilder(Math.min(text.length(), longest));
        text.codePoints().limit(longest).forEach(point -> {
            if (point == '\t') {
                safe.append(' ');
            } else {
                safe.appendCodePoint(safe(point) ? point : '?');
            }
        });
        return text.codePointCount(0, text.length()) > longest
                ? safe.append("...").toString()
                : safe.toString();
    }

    /** A job's or workflow's name. */
    static String name(String name) {
        return line(name, 80);
    }

    private static boolean safe(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
