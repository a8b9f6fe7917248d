package dev.baton.cli.tui;

import java.util.ArrayList;
import java.util.List;

/** What a state looks like: as many lines as the screen has rows. Pure. */
final class Renderer {
    private Renderer() {}

    /** @param server what the title says of where the facts come from */
    static List<Line> render(State state, Frame frame, String server) {
        List<Line> lines = new ArrayList<>();
        lines.add(title(state, frame, server));
        lines.addAll(
                state.help()
                        ? HelpPage.lines(frame)
                        : switch (state.view()) {
                            case WORKFLOWS -> WorkflowsPage.lines(state, frame);
                            case JOBS -> JobsPage.lines(state, frame);
                            case JOB -> JobPage.lines(state, frame);
                            case EVENTS -> EventsPage.lines(state, frame);
                        });
        while (lines.size() < frame.rows() - 2) {
            lines.add(new Line(frame.columns()));
        }
        List<Line> screen = new ArrayList<>(lines.subList(0, frame.rows() - 2));
        screen.add(note(state, frame));
        screen.add(keys(state, frame));
        return screen;
    }

    private static Line title(State state, Frame frame, String server) {
        String where = server
                + (state.facts().time().isEmpty() ? "" : "  " + state.facts().time()) + " ";
        Line line = Line.of(frame.columns() - Line.width(where) - 1, " " + path(state), Style.BAR);
        return Line.of(frame.columns(), line.text(), Style.BAR).right(where, Style.BAR);
    }

    private static String path(State state) {
        String workflow = state.facts()
                .workflow()
                .filter(line -> line.id() == state.workflow())
                .map(line -> line.id() + " " + line.name())
                .orElseGet(() -> Long.toString(state.workflow()));
        String job = state.facts().jobs().stream()
                .filter(line -> line.id() == state.job())
                .map(Facts.JobLine::name)
                .findFirst()
                .orElseGet(() -> Long.toString(state.job()));
        return switch (state.view()) {
            case WORKFLOWS -> "Baton";
            case JOBS -> "Baton > " + workflow;
            case JOB -> "Baton > " + workflow + " > " + job;
            case EVENTS -> "Baton > " + workflow + " > events";
        };
    }

    private static Line note(State state, Frame frame) {
        Line line = new Line(frame.columns());
        if (state.asked().isPresent()) {
            Effect.Act act = state.asked().orElseThrow();
            return line.add(" " + act.action().question(act.id()) + " (y/n)", Style.STRONG);
        }
        if (state.typing()) {
            return line.add(" /" + state.filter() + "▏", Style.STRONG);
        }
        if (!state.facts().problem().isEmpty()) {
            return line.add(" " + state.facts().problem(), Style.BAD);
        }
        if (!state.note().isEmpty()) {
            return line.add(" " + state.note(), Style.STRONG);
        }
        return state.filter().isEmpty() ? line : line.add(" only what has \"" + state.filter() + "\"; Esc shows all");
    }

    private static Line keys(State state, Frame frame) {
        String keys = state.help()
                ? "any key: back"
                : state.typing()
                        ? "type to filter   Enter keep   Esc drop"
                        : switch (state.view()) {
                            case WORKFLOWS -> "Enter open   / filter   e events   c cancel   ? help   q quit";
                            case JOBS -> "Enter open   Esc back   / filter   o order   e events   ? help   q quit";
                            case JOB -> "Esc back   o output/errors   t try again   ↑↓ scroll   ? help   q quit";
                            case EVENTS -> "Esc back   ↑↓ scroll   ? help   q quit";
                        };
        return Line.of(frame.columns(), " " + keys, Style.BAR).to(frame.columns(), Style.BAR);
    }
}
