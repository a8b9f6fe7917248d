package dev.baton.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Tables of results, printed one by one as they are complete. Times are seconds: median (fastest-slowest). */
public final class Report {
    private final PrintStream out;
    private final List<String[]> rows = new ArrayList<>();

    Report(PrintStream out) {
        this.out = out;
    }

    /** Begins a table. */
    public void table(String title, String... columns) {
        out.println();
        out.println(title);
        rows.clear();
        rows.add(columns);
    }

    public void row(String... cells) {
        rows.add(cells);
    }

    /** How the first compares with the second, by medians. */
    static String ratio(Times first, Times second) {
        return String.format(Locale.ROOT, "%.2f", first.median() / second.median());
    }

    /** Prints the table that was begun. */
    public void print() {
        int columns = rows.stream().mapToInt(row -> row.length).max().orElse(0);
        int[] widths = new int[columns];
        for (String[] row : rows) {
            for (int column = 0; column < row.length; column++) {
                widths[column] = Math.max(widths[column], row[column].length());
            }
        }
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.length; column++) {
                line.append("  ").append(row[column]).append(" ".repeat(widths[column] - row[column].length()));
            }
            out.println(line.toString().stripTrailing());
        }
        out.flush();
    }

    /** A remark on its own line. */
    public void say(String text) {
        out.println("  " + text);
    }
}
