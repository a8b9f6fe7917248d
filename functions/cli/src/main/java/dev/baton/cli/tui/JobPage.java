package dev.baton.cli.tui;

import dev.baton.cli.tui.Facts.Details;
import dev.baton.cli.tui.Facts.Log;
import java.util.ArrayList;
import java.util.List;

/** One job: what it is, why it stands where it stands, and the end of what it printed. */
final class JobPage {
    private static final int LABEL = 9;
    private static final int MOST_WAITED_FOR = 5;
    private static final int MOST_RESULTS = 3;

    private JobPage() {}

    static List<Line> lines(State state, Frame frame) {
        return state.facts()
                .job()
                .filter(job -> job.line().id() == state.job())
                .map(job -> lines(state, job, frame))
                .orElseGet(() ->
                        List.of(new Line(frame.columns()), Line.of(frame.columns(), "  Looking ...", Style.FAINT)));
    }

    private static List<Line> lines(State state, Details job, Frame frame) {
        List<Line> lines = new ArrayList<>();
        lines.add(labelled("Status", frame)
                .add(job.line().status(), Style.ofStatus(job.line().status()))
                .add("   attempt " + job.line().attempt() + "   id "
                        + job.line().id()));
        wrapped(lines, "Why", job.why(), frame, 2);
        wrapped(lines, "Command", job.command().strip().replace("\n", " ⏎ "), frame, 2);
        listed(lines, "Waits for", job.waitsFor(), MOST_WAITED_FOR, frame);
        listed(lines, "Results", job.results(), MOST_RESULTS, frame);
        Log log = Model.log(state, job);
        String name = state.errors() ? "errors" : "output";
        String rule = "── " + name + "  " + log.path() + " ";
        lines.add(Line.of(frame.columns(), rule, Style.STRONG).rule());
        int room = frame.rows() - 3 - lines.size();
        tail(lines, log, state.scroll(), room, frame);
        return lines;
    }

    private static void tail(List<Line> lines, Log log, int scroll, int room, Frame frame) {
        if (!log.found()) {
            lines.add(Line.of(
                    frame.columns(), " Not on this machine; -o DIR says where baton run keeps its logs.", Style.FAINT));
        } else if (log.lines().isEmpty()) {
            lines.add(Line.of(frame.columns(), " Nothing was printed.", Style.FAINT));
        }
        int end = Math.max(Math.min(room, log.lines().size()), log.lines().size() - scroll);
        for (int i = Math.max(0, end - room); i < end; i++) {
            lines.add(Line.of(frame.columns(), log.lines().get(i), Style.PLAIN));
        }
    }

    private static Line labelled(String label, Frame frame) {
        return new Line(frame.columns()).add(" ").cell(label, LABEL, Style.STRONG);
    }

    private static void listed(List<Line> lines, String label, List<String> items, int most, Frame frame) {
        for (int i = 0; i < Math.min(items.size(), most); i++) {
            lines.add(labelled(i == 0 ? label : "", frame).add(items.get(i)));
        }
        if (items.size() > most) {
            lines.add(labelled("", frame).add("and " + (items.size() - most) + " more", Style.FAINT));
        }
    }

    private static void wrapped(List<Line> lines, String label, String text, Frame frame, int most) {
        String left = text;
        for (int i = 0; i < most && (i == 0 || !left.isEmpty()); i++) {
            int room = frame.columns() - LABEL - 2;
            int end = i == most - 1 || left.length() <= room ? left.length() : left.lastIndexOf(' ', room);
            end = end <= 0 ? Math.min(room, left.length()) : end;
            lines.add(labelled(i == 0 ? label : "", frame).add(left.substring(0, end)));
            left = left.substring(end).strip();
        }
    }
}
