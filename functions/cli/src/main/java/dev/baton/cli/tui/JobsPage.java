package dev.baton.cli.tui;

import dev.baton.cli.tui.Facts.JobLine;
import dev.baton.cli.tui.Facts.WorkflowLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** A workflow's jobs, beneath what they come to. */
final class JobsPage {
    private static final int NARROWEST_ID = 8;
    private static final int STATUS = 14;
    private static final int ATTEMPT = 7;
    private static final int GAPS = 4;

    private JobsPage() {}

    static List<Line> lines(State state, Frame frame) {
        List<Line> lines = new ArrayList<>();
        state.facts()
                .workflow()
                .filter(line -> line.id() == state.workflow())
                .flatMap(WorkflowLine::counts)
                .ifPresentOrElse(counts -> summary(lines, counts, frame), () -> {
                    for (int i = 0; i < 3; i++) {
                        lines.add(new Line(frame.columns()));
                    }
                });
        List<JobLine> all = state.jobs();
        int id = all.stream().mapToInt(job -> Long.toString(job.id()).length()).reduce(NARROWEST_ID, Math::max);
        int name = Math.max(8, frame.columns() - id - STATUS - ATTEMPT - GAPS - 1);
        lines.add(new Line(frame.columns())
                .add(" ")
                .number("ID", id, Style.STRONG)
                .cell("Name", name, Style.STRONG)
                .cell("Status", STATUS, Style.STRONG)
                .number("Attempt", ATTEMPT, Style.STRONG));
        int page = frame.page(View.JOBS);
        int chosen = state.ids().indexOf(state.job());
        int top = Frame.top(chosen, all.size(), page);
        for (int i = top; i < Math.min(all.size(), top + page); i++) {
            Line line = line(all.get(i), frame, id, name, i == chosen);
            lines.add(i == chosen ? line.all(Style.BAR) : line);
        }
        if (all.isEmpty()) {
            String said = state.facts().workflow().isEmpty()
                    ? "Looking ..."
                    : state.filter().isEmpty() ? "It has no jobs." : "None has that.";
            lines.add(Line.of(frame.columns(), "  " + said, Style.FAINT));
        }
        return lines;
    }

    private static void summary(List<Line> lines, Counts counts, Frame frame) {
        lines.add(new Line(frame.columns())
                .add(" Run " + counts.run() + "   ")
                .add(counts.word(), counts.style())
                .right(counts.ended() + " of " + counts.total() + " ended ", Style.PLAIN));
        Line bar = new Line(frame.columns()).add(" ");
        Bar.add(bar, counts, frame.columns() - 2);
        lines.add(bar);
        Line words = new Line(frame.columns());
        counts.byStatus().entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Integer> each) -> -each.getValue())
                        .thenComparing(Map.Entry::getKey))
                .forEach(each -> words.add(" ")
                        .add(each.getKey() + " " + each.getValue(), Style.ofStatus(each.getKey()))
                        .add(" "));
        lines.add(words);
    }

    private static Line line(JobLine job, Frame frame, int id, int name, boolean chosen) {
        return new Line(frame.columns())
                .add(chosen ? ">" : " ", Style.STRONG)
                .number(Long.toString(job.id()), id, Style.PLAIN)
                .cell(job.name(), name, Style.PLAIN)
                .cell(job.status(), STATUS, Style.ofStatus(job.status()))
                .number(Long.toString(job.attempt()), ATTEMPT, Style.PLAIN);
    }
}
