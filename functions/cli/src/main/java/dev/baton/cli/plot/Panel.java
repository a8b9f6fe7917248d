package dev.baton.cli.plot;

import dev.baton.cli.client.Measures;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * One diagram: a line for each job over the time since the first one started.
 *
 * @param top where it begins, in the picture's units
 * @param value what is drawn of each point
 * @param bytes whether that is bytes, else percent
 */
record Panel(String title, double top, double height, ToDoubleFunction<Curve.Point> value, boolean bytes) {
    static final double LEFT = 84;
    static final double WIDTH = 640;
    private static final String GRID = "stroke=\"#8884\" stroke-width=\"1\"";
    private static final String MARK = "class=\"mark\"";

    void draw(Svg svg, List<Curve> curves, long begin, Scale seconds) {
        double most = curves.stream()
                .flatMap(curve -> curve.points().stream())
                .mapToDouble(value)
                .max()
                .orElse(0);
        Scale scale = Scale.holding(Math.max(most, bytes ? 1 << 20 : 100), bytes);
        svg.words(LEFT, top - 10, "class=\"title\"", title);
        for (double mark : scale.marks()) {
            double y = y(scale, mark);
            svg.line(LEFT, y, LEFT + WIDTH, y, GRID);
            svg.words(LEFT - 8, y + 4, MARK + " text-anchor=\"end\"", label(mark));
        }
        for (double mark : seconds.marks()) {
            double x = x(seconds, mark * 1000);
            svg.line(x, top, x, top + height, GRID);
            svg.words(x, top + height + 16, MARK + " text-anchor=\"middle\"", time(mark));
        }
        // The first ones are the most interesting: they are drawn last, above the others.
        for (int i = curves.size() - 1; i >= 0; i--) {
            draw(svg, curves.get(i), Palette.color(i), begin, seconds, scale);
        }
    }

    private void draw(Svg svg, Curve curve, String color, long begin, Scale seconds, Scale scale) {
        double offset = curve.started() - begin;
        StringBuilder points = new StringBuilder(Svg.number(x(seconds, offset)) + "," + Svg.number(y(scale, 0)));
        for (Curve.Point point : curve.points()) {
            points.append(' ')
                    .append(Svg.number(x(seconds, offset + point.millis())))
                    .append(',')
                    .append(Svg.number(y(scale, value.applyAsDouble(point))));
        }
        points.append(' ')
                .append(Svg.number(x(seconds, offset + curve.lasted())))
                .append(',')
                .append(Svg.number(y(scale, 0)));
        svg.add("<polyline points=\"" + points + "\" fill=\"" + color + "\" fill-opacity=\"0.10\" stroke=\"" + color
                + "\" stroke-width=\"1.6\" stroke-linejoin=\"round\"><title>" + Svg.safe(curve.label())
                + "</title></polyline>");
    }

    private static double x(Scale seconds, double millis) {
        return LEFT + WIDTH * seconds.part(millis / 1000);
    }

    private double y(Scale scale, double amount) {
        return top + height - height * scale.part(amount);
    }

    private String label(double mark) {
        return bytes
                ? Measures.memory(Double.toString(mark)).replace(".0 ", " ")
                : String.format(Locale.ROOT, "%.0f %%", mark);
    }

    /** Seconds, or minutes and hours where they are many. */
    static String time(double seconds) {
        long whole = Math.round(seconds);
        if (seconds < 10 && whole != seconds) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        if (whole < 120) {
            return whole + " s";
        }
        return whole < 7200
                ? String.format(Locale.ROOT, "%d:%02d min", whole / 60, whole % 60)
                : String.format(Locale.ROOT, "%d:%02d h", whole / 3600, whole / 60 % 60);
    }
}
