package dev.baton.cli.tui;

import dev.baton.cli.tui.Facts.Event;
import java.util.ArrayList;
import java.util.List;

/** What happened in a workflow, the newest at the end. */
final class EventsPage {
    private static final int TIME = 19;
    private static final int TYPE = 20;

    private EventsPage() {}

    static List<Line> lines(State state, Frame frame) {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(frame.columns())
                .add(" ")
                .cell("Time", TIME, Style.STRONG)
                .cell("Event", TYPE, Style.STRONG)
                .add("What", Style.STRONG));
        List<Event> events = state.events();
        if (events.isEmpty()) {
            lines.add(Line.of(frame.columns(), "  Nothing has happened yet.", Style.FAINT));
        }
        int page = frame.page(View.EVENTS);
        int end = Math.max(Math.min(page, events.size()), events.size() - state.scroll());
        for (Event event : events.subList(Math.max(0, end - page), end)) {
            lines.add(new Line(frame.columns())
                    .add(" ")
                    .cell(event.time(), TIME, Style.FAINT)
                    .cell(event.type(), TYPE, style(event.severity()))
                    .add(event.text()));
        }
        return lines;
    }

    private static Style style(String severity) {
        return switch (severity) {
            case "error" -> Style.BAD;
            case "warning" -> Style.READY;
            default -> Style.PLAIN;
        };
    }
}
