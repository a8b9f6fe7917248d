package dev.baton.cli.tui;

import dev.baton.cli.tui.Facts.WorkflowLine;
import java.util.ArrayList;
import java.util.List;

/** All workflows, and how far those in sight are. */
final class WorkflowsPage {
    private static final int ID = 6;
    private static final int JOBS = 11;
    private static final int STATE = 9;
    private static final int GAPS = 5;

    private WorkflowsPage() {}

    static List<Line> lines(State state, Frame frame) {
        List<WorkflowLine> all = state.workflows();
        int bar = Math.clamp((frame.columns() - 40) / 2, 4, 40);
        int name = Math.max(8, frame.columns() - ID - JOBS - STATE - bar - GAPS - 1);
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(frame.columns())
                .add(" ")
                .number("ID", ID, Style.STRONG)
                .cell("Name", name, Style.STRONG)
                .cell("Progress", bar, Style.STRONG)
                .number("Ended", JOBS, Style.STRONG)
                .cell("State", STATE, Style.STRONG));
        int page = frame.page(View.WORKFLOWS);
        int chosen = state.ids().indexOf(state.workflow());
        int top = Frame.top(chosen, all.size(), page);
        for (int i = top; i < Math.min(all.size(), top + page); i++) {
            Line line = line(all.get(i), frame, name, bar, i == chosen);
            lines.add(i == chosen ? line.all(Style.BAR) : line);
        }
        if (all.isEmpty()) {
            lines.add(Line.of(frame.columns(), "", Style.PLAIN));
            lines.add(Line.of(frame.columns(), empty(state), Style.FAINT));
        }
        return lines;
    }

    private static String empty(State state) {
        if (state.facts().time().isEmpty()) {
            return "  Looking ...";
        }
        return state.filter().isEmpty()
                ? "  There are no workflows. In another terminal: baton run workflow.yaml"
                : "  None has that.";
    }

    private static Line line(WorkflowLine workflow, Frame frame, int name, int bar, boolean chosen) {
        Line line = new Line(frame.columns())
                .add(chosen ? ">" : " ", Style.STRONG)
                .number(Long.toString(workflow.id()), ID, Style.PLAIN)
                .cell(workflow.name(), name, Style.PLAIN);
        if (workflow.counts().isEmpty()) {
            return line;
        }
        Counts counts = workflow.counts().orElseThrow();
        Bar.add(line, counts, bar);
        return line.add(" ")
                .number(counts.ended() + "/" + counts.total(), JOBS, Style.PLAIN)
                .cell(counts.word(), STATE, counts.style());
    }
}
