package dev.baton.cli.tui;

import dev.baton.cli.runner.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jline.utils.WCWidth;

/** A line of the screen as it is put together, never longer than its columns. Not thread-safe. */
final class Line {
    private static final int LONGEST = 2000;

    private final int columns;
    private final List<Span> spans = new ArrayList<>();
    private int used;

    Line(int columns) {
        this.columns = columns;
    }

    /** A line in one style. */
    static Line of(int columns, String text, Style style) {
        return new Line(columns).add(text, style);
    }

    /** Adds text as far as there is room; an ellipsis says that there was more. */
    Line add(String text, Style style) {
        String cut = cut(Printable.line(text, LONGEST), columns - used);
        if (!cut.isEmpty()) {
            spans.add(new Span(cut, style));
            used += width(cut);
        }
        return this;
    }

    Line add(String text) {
        return add(text, Style.PLAIN);
    }

    /** Adds text that takes exactly so many columns, and one for the gap behind it. */
    Line cell(String text, int wide, Style style) {
        int end = Math.min(columns, used + wide);
        add(cut(Printable.line(text, LONGEST), wide), style);
        return to(end, style == Style.BAR ? Style.BAR : Style.PLAIN)
                .add(" ", style == Style.BAR ? Style.BAR : Style.PLAIN);
    }

    /** Adds a number, as far right as its columns go. */
    Line number(String text, int wide, Style style) {
        return add(" ".repeat(Math.max(0, wide - text.length())) + text, style)
                .add(" ", style == Style.BAR ? Style.BAR : Style.PLAIN);
    }

    /** Fills up with spaces. */
    Line to(int column, Style style) {
        return used < column ? add(" ".repeat(column - used), style) : this;
    }

    /** Adds text that ends in the last column. */
    Line right(String text, Style style) {
        return to(columns - width(text), style).add(text, style);
    }

    /** The same with one style throughout, to the last column. */
    Line all(Style style) {
        return new Line(columns).add(text(), style).to(columns, style);
    }

    /** A rule to the last column. */
    Line rule() {
        return add("─".repeat(left()), Style.STRONG);
    }

    int left() {
        return columns - used;
    }

    List<Span> spans() {
        return List.copyOf(spans);
    }

    String text() {
        return spans.stream().map(Span::text).collect(Collectors.joining());
    }

    /** How many columns a text takes: some characters take two, some none. */
    static int width(String text) {
        return text.codePoints()
                .map(point -> Math.max(0, WCWidth.wcwidth(point)))
                .sum();
    }

    private static String cut(String text, int columns) {
        if (width(text) <= columns) {
            return text;
        }
        StringBuilder kept = new StringBuilder();
        int room = columns - 1;
        for (int point : text.codePoints().toArray()) {
            room -= Math.max(0, WCWidth.wcwidth(point));
            if (room < 0) {
                break;
            }
            kept.appendCodePoint(point);
        }
        return columns > 0 ? kept.append('…').toString() : "";
    }
}
