package dev.baton.cli.client;

import java.util.ArrayList;
import java.util.List;

/** A table drawn with rounded boxes, as Torc's tools draw theirs. Not thread-safe. */
public final class Table {
    private static final int WIDEST = 60;

    private final List<List<String>> rows = new ArrayList<>();
    private final int[] widths;

    /** A table with these columns and no rows yet. */
    public Table(String... columns) {
        widths = new int[columns.length];
        row(columns);
    }

    /** Adds a row of as many cells as there are columns; null is drawn as nothing, long or many lines are cut. */
    public Table row(String... cells) {
        List<String> row = new ArrayList<>(cells.length);
        for (int i = 0; i < widths.length; i++) {
            String cell = oneLine(cells[i]);
            widths[i] = Math.max(widths[i], cell.codePointCount(0, cell.length()));
            row.add(cell);
        }
        rows.add(row);
        return this;
    }

    /** The drawing, ending in a line break. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        rule(text, '╭', '┬', '╮');
        for (int i = 0; i < rows.size(); i++) {
            cells(text, rows.get(i));
            if (i == 0) {
                rule(text, '├', '┼', '┤');
            }
        }
        rule(text, '╰', '┴', '╯');
        return text.toString();
    }

    private void rule(StringBuilder text, char left, char middle, char right) {
        for (int i = 0; i < widths.length; i++) {
            text.append(i == 0 ? left : middle).repeat("─", widths[i] + 2);
        }
        text.append(right).append('\n');
    }

    private void cells(StringBuilder text, List<String> row) {
        for (int i = 0; i < widths.length; i++) {
            String cell = row.get(i);
            text.append("│ ").append(cell).repeat(" ", widths[i] - cell.codePointCount(0, cell.length()) + 1);
        }
        text.append("│\n");
    }

    /** Control characters would break the box, or steer the terminal. */
    private static String oneLine(String cell) {
        String text = cell == null ? "" : cell.strip();
        int end = text.indexOf('\n');
        boolean cut = end >= 0;
        text = cut ? text.substring(0, end).stripTrailing() : text;
        if (text.codePointCount(0, text.length()) > WIDEST) {
            text = text.substring(0, text.offsetByCodePoints(0, WIDEST - 1));
            cut = true;
        }
        text = text.replaceAll("\\p{Cntrl}", " ");
        return cut ? text + (text.length() < WIDEST - 1 ? " …" : "…") : text;
    }
}
