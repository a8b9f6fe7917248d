package dev.baton.cli.plot;

import dev.baton.cli.client.Measures;
import java.util.List;
import java.util.Locale;

/** The picture as an HTML document that needs nothing else, above a table with all jobs. */
final class Page {
    private static final String HEAD = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%s</title>
            <style>
              :root { color-scheme: light dark }
              body { font: 14px system-ui, sans-serif; margin: 1.5rem auto; max-width: 1000px; padding: 0 1rem }
              svg { width: 100%%; height: auto }
              table { border-collapse: collapse; width: 100%%; margin-top: 1.5rem }
              th, td { padding: .3rem .6rem; border-bottom: 1px solid #8884; text-align: right }
              th:first-child, td:first-child { text-align: left }
            </style>
            </head>
            <body>
            """;

    private Page() {}

    static String of(String title, List<Curve> curves) {
        StringBuilder page = new StringBuilder(HEAD.formatted(Svg.safe(title)));
        page.append(Picture.of(title, curves));
        page.append("<table>\n<tr><th>Job</th><th>ID</th><th>Measured for</th><th>Peak memory</th>"
                + "<th>Average memory</th><th>Peak CPU</th></tr>\n");
        for (Curve curve : curves) {
            page.append("<tr><td>").append(Svg.safe(curve.label())).append("</td>");
            cell(page, Long.toString(curve.jobId()));
            cell(page, Panel.time(curve.lasted() / 1000.0));
            cell(page, Measures.memory(Double.toString(curve.peakMemory())));
            cell(page, Measures.memory(Double.toString(curve.averageMemory())));
            cell(page, String.format(Locale.ROOT, "%.0f %%", curve.peakCpu()));
            page.append("</tr>\n");
        }
        return page.append("</table>\n</body>\n</html>\n").toString();
    }

    private static void cell(StringBuilder page, String words) {
        page.append("<td>").append(words).append("</td>");
    }
}
