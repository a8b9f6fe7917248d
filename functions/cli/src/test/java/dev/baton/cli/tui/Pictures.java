package dev.baton.cli.tui;

import dev.baton.cli.tui.Facts.Details;
import dev.baton.cli.tui.Facts.JobLine;
import dev.baton.cli.tui.Facts.Log;
import dev.baton.cli.tui.Facts.WorkflowLine;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** States, and what they look like as text. */
final class Pictures {
    static final Frame USUAL = new Frame(80, 24);
    static final Counts HALF =
            new Counts(Map.of("completed", 10, "failed", 1, "running", 2, "ready", 7), false, false, 1);

    private Pictures() {}

    static Facts workflows(int count) {
        List<WorkflowLine> lines = LongStream.rangeClosed(1, count)
                .mapToObj(id -> new WorkflowLine(id, "study_" + id, "ann", Optional.of(HALF)))
                .toList();
        return new Facts(lines, Optional.empty(), List.of(), Optional.empty(), "12:34:56", "");
    }

    static Facts jobs(int count) {
        String[] statuses = {"completed", "running", "failed", "ready"};
        List<JobLine> lines = IntStream.range(0, count)
                .mapToObj(i -> new JobLine(4194305L + i, "work_" + (i + 1), statuses[i % 4], 1))
                .toList();
        return new Facts(
                List.of(),
                Optional.of(new WorkflowLine(1, "study_1", "ann", Optional.of(HALF))),
                lines,
                Optional.empty(),
                "12:34:56",
                "");
    }

    static Facts job(int lines) {
        Facts open = jobs(4);
        Details job = new Details(
                open.jobs().getFirst(),
                "python work.py --all",
                "it waits for other jobs",
                List.of("work_2 (running) for report.txt"),
                List.of("run 1, attempt 1: failed with 3, 2.37 s"),
                new Log(
                        "job_stdio/a.o",
                        true,
                        IntStream.rangeClosed(1, lines)
                                .mapToObj(i -> "line " + i)
                                .toList()),
                new Log("job_stdio/a.e", false, List.of()));
        return new Facts(List.of(), open.workflow(), open.jobs(), Optional.of(job), "12:34:56", "");
    }

    static State pressed(State state, String keys) {
        State now = state;
        for (char key : keys.toCharArray()) {
            now = Model.pressed(now, key(key), 20).state();
        }
        return now;
    }

    /** Letters are themselves; some signs are keys without one. */
    private static Key key(char sign) {
        return switch (sign) {
            case '\n' -> Key.of(Key.Kind.ENTER);
            case '<' -> Key.of(Key.Kind.ESCAPE);
            case '\b' -> Key.of(Key.Kind.BACKSPACE);
            case '^' -> Key.of(Key.Kind.UP);
            case '_' -> Key.of(Key.Kind.DOWN);
            case '>' -> Key.of(Key.Kind.END);
            default -> Key.letter(sign);
        };
    }

    static List<String> text(State state, Frame frame) {
        return Renderer.render(state, frame, "localhost:8080").stream()
                .map(Line::text)
                .toList();
    }

    static String picture(State state) {
        return String.join("\n", text(state, USUAL));
    }
}
