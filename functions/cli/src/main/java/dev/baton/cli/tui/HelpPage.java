package dev.baton.cli.tui;

import java.util.ArrayList;
import java.util.List;

/** What the keys do. */
final class HelpPage {
    private static final String TEXT = """

             ↑ ↓  k j        up and down              PgUp PgDn Space   a page
             g G  Home End   first and last           Enter →           open
             Esc ←           back                     q  Ctrl-C         quit

             /     filter the list by name, status or id; Esc shows all again
             o     jobs by status, or by id; a job's output, or its errors
             e     what happened in the workflow
             r     look now; it looks by itself, too, and when something happens

             t     try a job again that has ended: it gets one more attempt
             R     restart the workflow's failed jobs, and what waits for them
             c     cancel the workflow: running jobs end, no other starts
                   Each of the three asks before. What is ready needs a runner: baton run ID

             Bars:  █ ended well   ▒ failed or canceled   ▓ running   ░ waiting
            """;

    private HelpPage() {}

    static List<Line> lines(Frame frame) {
        List<Line> lines = new ArrayList<>();
        TEXT.lines().forEach(line -> lines.add(Line.of(frame.columns(), line, Style.PLAIN)));
        return lines;
    }
}
