package dev.baton.cli.plot;

import java.util.Locale;

/** Text of an SVG picture as it is put together. Not thread-safe. */
final class Svg {
    private final StringBuilder text = new StringBuilder();

    /** Adds markup whose arguments are numbers or safe already; decimals are written with a point. */
    Svg add(String markup, Object... arguments) {
        text.append(arguments.length == 0 ? markup : markup.formatted(arguments))
                .append('\n');
        return this;
    }

    Svg words(double x, double y, String style, String words) {
        return add("<text x=\"" + number(x) + "\" y=\"" + number(y) + "\" " + style + ">" + safe(words) + "</text>");
    }

    Svg line(double x1, double y1, double x2, double y2, String style) {
        return add("<line x1=\"" + number(x1) + "\" y1=\"" + number(y1) + "\" x2=\"" + number(x2) + "\" y2=\""
                + number(y2) + "\" " + style + "/>");
    }

    /** A number with one digit behind the point. */
    static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    /** Text that no markup is in, nor anything that XML does not allow. */
    static String safe(String words) {
        return words.replaceAll("[\\p{Cntrl}\\p{Cs}\\uFFFE\\uFFFF]", "?")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
