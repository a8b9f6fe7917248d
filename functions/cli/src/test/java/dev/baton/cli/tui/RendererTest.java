package dev.baton.cli.tui;

import static dev.baton.cli.tui.Pictures.picture;
import static dev.baton.cli.tui.Pictures.pressed;
import static dev.baton.cli.tui.Pictures.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.cli.tui.Facts.Event;
import dev.baton.cli.tui.Facts.JobLine;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RendererTest {
    private static State in(Facts facts, long workflow) {
        return Model.found(State.first(workflow), facts);
    }

    @Test
    void workflows_stand_in_a_list_with_bars() {
        List<String> screen = text(in(Pictures.workflows(3), 0), Pictures.USUAL);
        assertEquals(24, screen.size());
        assertEquals(" Baton                                                 localhost:8080  12:34:56 ", screen.get(0));
        assertEquals(
                "     ID Name                         Progress                   Ended State",
                screen.get(1).stripTrailing());
        assertEquals(
                ">     1 study_1                      ██████████▒▓▓░░░░░░░       11/20 running",
                screen.get(2).stripTrailing());
        assertEquals(
                "      2 study_2                      ██████████▒▓▓░░░░░░░       11/20 running",
                screen.get(3).stripTrailing());
        assertTrue(screen.get(23).startsWith(" Enter open   / filter"), screen.get(23));
    }

    @Test
    void jobs_stand_beneath_what_they_come_to() {
        List<String> screen = text(in(Pictures.jobs(4), 1), Pictures.USUAL);
        assertTrue(screen.get(0).startsWith(" Baton > 1 study_1 "), screen.get(0));
        assertEquals(" Run 1   running" + " ".repeat(49) + "11 of 20 ended ", screen.get(1));
        assertEquals(" completed 10  ready 7  running 2  failed 1 ", screen.get(3));
        assertEquals(
                "> 4194305 work_1                                         completed            1",
                screen.get(5).stripTrailing());
        assertEquals(
                "  4194307 work_3                                         failed               1",
                screen.get(7).stripTrailing());
    }

    @Test
    void a_job_tells_why_it_waits_and_what_it_printed_last() {
        State state = pressed(in(Pictures.jobs(4), 1), "\n");
        String screen = picture(Model.found(state, Pictures.job(50)));
        assertTrue(screen.contains(" Why       it waits for other jobs\n"), screen);
        assertTrue(screen.contains(" Waits for work_2 (running) for report.txt\n"), screen);
        assertTrue(screen.contains("── output  job_stdio/a.o ───"), screen);
        assertTrue(screen.contains("\nline 50\n"), screen);
        assertFalse(screen.contains("\nline 30\n"), screen);
        String errors = picture(pressed(Model.found(state, Pictures.job(50)), "o"));
        assertTrue(errors.contains("Not on this machine"), errors);
    }

    @Test
    void a_log_scrolls_up_and_stays_there() {
        State open = Model.found(pressed(in(Pictures.jobs(4), 1), "\n"), Pictures.job(50));
        String screen = picture(pressed(open, "^^^"));
        assertTrue(screen.contains("\nline 47\n"), screen);
        assertFalse(screen.contains("\nline 48\n"), screen);
        String first = picture(pressed(open, "g"));
        assertTrue(first.contains("\nline 1\n"), first);
    }

    @Test
    void every_screen_has_exactly_its_rows_and_no_line_is_too_long() {
        List<State> states = List.of(
                State.first(0),
                in(Pictures.workflows(500), 0),
                pressed(in(Pictures.workflows(500), 0), ">"),
                in(Pictures.jobs(5000), 1),
                Model.found(pressed(in(Pictures.jobs(4), 1), "\n"), Pictures.job(1000)),
                pressed(in(Pictures.jobs(4), 1), "e"),
                pressed(in(Pictures.jobs(4), 1), "?"));
        for (Frame frame :
                List.of(Pictures.USUAL, new Frame(120, 40), new Frame(40, 10), new Frame(1, 1), new Frame(300, 90))) {
            for (State state : states) {
                List<String> screen = text(state, frame);
                assertEquals(frame.rows(), screen.size());
                screen.forEach(line -> assertTrue(Line.width(line) <= frame.columns(), line));
            }
        }
    }

    @Test
    void the_chosen_line_is_always_in_sight() {
        State state = in(Pictures.jobs(5000), 1);
        for (int i = 0; i < 5000; i += 37) {
            State chosen = state.but().job(4194305L + i).state();
            assertEquals(
                    1,
                    text(chosen, Pictures.USUAL).stream()
                            .filter(line -> line.startsWith(">"))
                            .count());
        }
    }

    @Test
    void names_cannot_steer_the_terminal() {
        Facts facts = Pictures.jobs(1);
        Facts evil = new Facts(
                List.of(),
                facts.workflow(),
                List.of(new JobLine(1, "a\u001b[2Jb\u202e日本語", "ready", 1)),
                Optional.empty(),
                "",
                "");
        String screen = picture(in(evil, 1));
        assertTrue(screen.contains("a?[2Jb?日本語"), screen);
        assertFalse(screen.contains("\u001b"));
    }

    @Test
    void a_bar_fills_only_when_all_is_over_and_hides_nothing() {
        assertEquals(
                "█▒▓░░░░░░░",
                bar(new Counts(Map.of("completed", 1, "failed", 1, "running", 1, "blocked", 9997), false, false, 1)));
        assertEquals("█████████░", bar(new Counts(Map.of("completed", 9999, "ready", 1), false, false, 1)));
        assertEquals("█████████▒", bar(new Counts(Map.of("completed", 9999, "failed", 1), true, false, 1)));
        assertEquals("░░░░░░░░░░", bar(new Counts(Map.of(), true, false, 1)));
    }

    private static String bar(Counts counts) {
        Line line = new Line(10);
        Bar.add(line, counts, 10);
        return line.text();
    }

    @Test
    void events_show_the_newest_last() {
        State state = pressed(in(Pictures.jobs(4), 1), "e");
        for (int i = 1; i <= 30; i++) {
            state = Model.heard(state, 1, new Event("10:00:" + i, "info", "job_started", "work_" + i));
        }
        state = Model.heard(state, 1, new Event("10:00:30", "info", "job_started", "work_30"));
        state = Model.heard(state, 2, new Event("10:00:30", "info", "job_started", "elsewhere"));
        List<String> screen = text(state, Pictures.USUAL);
        assertEquals(" 10:00:30            job_started          work_30", screen.get(21));
        assertEquals(" 10:00:29            job_started          work_29", screen.get(20));
    }

    @Test
    void a_problem_stands_where_notes_do_and_the_old_facts_stay() {
        State state = Model.found(in(Pictures.jobs(4), 1), Pictures.jobs(4).withProblem("no answer from x"));
        List<String> screen = text(state, Pictures.USUAL);
        assertEquals(" no answer from x", screen.get(22));
        assertTrue(screen.get(5).contains("work_1"));
    }
}
