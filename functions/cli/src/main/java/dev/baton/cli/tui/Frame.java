package dev.baton.cli.tui;

/**
 * The screen's size, and what is left of it for lists.
 *
 * @param columns at least {@link #NARROWEST}
 * @param rows at least {@link #LOWEST}
 */
record Frame(int columns, int rows) {
    static final int NARROWEST = 40;
    static final int LOWEST = 10;

    /** The title, the column names, the note and the keys. */
    private static final int AROUND_A_LIST = 4;

    /** Two lines with what the jobs came to, and their bar. */
    private static final int SUMMARY = 3;

    Frame {
        columns = Math.max(columns, NARROWEST);
        rows = Math.max(rows, LOWEST);
    }

    /** How many lines of a view's list are in sight. */
    int page(View view) {
        return switch (view) {
            case WORKFLOWS, EVENTS -> rows - AROUND_A_LIST;
            case JOBS -> rows - AROUND_A_LIST - SUMMARY;
            case JOB -> rows / 2;
        };
    }

    /** The first line in sight, such that the chosen one is, too, in the middle where it can be. */
    static int top(int chosen, int size, int page) {
        return Math.clamp(chosen - page / 2, 0, Math.max(0, size - page));
    }
}
