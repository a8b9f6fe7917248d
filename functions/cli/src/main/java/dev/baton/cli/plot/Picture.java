package dev.baton.cli.plot;

import dev.baton.cli.client.Measures;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Memory above CPU, over one time axis, with a legend; those jobs that took most memory have colours of their own. */
final class Picture {
    private static final double PANEL = 220;
    private static final double FIRST = 84;
    private static final double SECOND = FIRST + PANEL + 72;
    private static final double WIDTH = 1000;
    private static final double HEIGHT = SECOND + PANEL + 48;
    private static final double LEGEND = Panel.LEFT + Panel.WIDTH + 28;
    private static final int LONGEST_NAME = 24;
    private static final String STYLE = """
            <style>
              .page { fill: #ffffff } text { font: 12px system-ui, sans-serif; fill: #24292f }
              .head { font-size: 18px; font-weight: 600 } .title { font-size: 13px; font-weight: 600 }
              .mark, .small { font-size: 11px; fill: #57606a }
              @media (prefers-color-scheme: dark) {
                .page { fill: #0d1117 } text { fill: #e6edf3 } .mark, .small { fill: #9198a1 }
              }
            </style>""";

    private Picture() {}

    /** An SVG document; there must be a curve. */
    static String of(String title, List<Curve> all) {
        List<Curve> curves = all.stream()
                .sorted(Comparator.comparingDouble(Curve::peakMemory).reversed())
                .toList();
        long begin = all.stream().mapToLong(Curve::started).min().orElseThrow();
        long end = all.stream()
                .mapToLong(curve -> curve.started() + curve.lasted())
                .max()
                .orElseThrow();
        Scale seconds = Scale.holding(Math.max(0.1, (end - begin) / 1000.0), false);
        Svg svg = new Svg()
                .add("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + Svg.number(WIDTH) + " "
                        + Svg.number(HEIGHT) + "\" width=\"" + Svg.number(WIDTH) + "\" height=\"" + Svg.number(HEIGHT)
                        + "\" role=\"img\">")
                .add("<title>" + Svg.safe(title) + "</title>")
                .add(STYLE)
                .add("<rect class=\"page\" width=\"100%\" height=\"100%\"/>")
                .words(24, 34, "class=\"head\"", title);
        new Panel("Memory", FIRST, PANEL, Curve.Point::memoryBytes, true).draw(svg, curves, begin, seconds);
        new Panel("CPU (100 % is one core)", SECOND, PANEL, Curve.Point::cpuPercent, false)
                .draw(svg, curves, begin, seconds);
        legend(svg, curves);
        return svg.add("</svg>").toString();
    }

    private static void legend(Svg svg, List<Curve> curves) {
        svg.words(LEGEND, FIRST - 10, "class=\"title\"", "Peaks");
        double y = FIRST + 12;
        int named = Math.min(curves.size(), Palette.size());
        for (int i = 0; i < named; i++) {
            Curve curve = curves.get(i);
            svg.add("<rect x=\"" + Svg.number(LEGEND) + "\" y=\"" + Svg.number(y - 9)
                    + "\" width=\"10\" height=\"10\" rx=\"2\" fill=\"" + Palette.color(i) + "\"/>");
            svg.words(LEGEND + 18, y, "", cut(curve.label()));
            svg.words(LEGEND + 18, y + 14, "class=\"small\"", peaks(curve));
            y += 38;
        }
        if (curves.size() > named) {
            svg.add("<rect x=\"" + Svg.number(LEGEND) + "\" y=\"" + Svg.number(y - 9)
                    + "\" width=\"10\" height=\"10\" rx=\"2\" fill=\"" + Palette.OTHERS + "\"/>");
            svg.words(LEGEND + 18, y, "", curves.size() - named + " more");
        }
    }

    private static String peaks(Curve curve) {
        return Measures.memory(Double.toString(curve.peakMemory())) + ", "
                + String.format(Locale.ROOT, "%.0f %%", curve.peakCpu()) + ", "
                + Panel.time(curve.lasted() / 1000.0);
    }

    private static String cut(String name) {
        return name.codePointCount(0, name.length()) <= LONGEST_NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME - 1)) + "…";
    }
}
