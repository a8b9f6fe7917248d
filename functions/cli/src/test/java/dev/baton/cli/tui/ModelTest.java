package dev.baton.cli.tui;

import static dev.baton.cli.tui.Pictures.picture;
import static dev.baton.cli.tui.Pictures.pressed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.cli.tui.Key.Kind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ModelTest {
    private final State workflows = Model.found(State.first(0), Pictures.workflows(30));
    private final State jobs = Model.found(State.first(1), Pictures.jobs(8));

    private static Effect effect(State state, Key key) {
        return Model.pressed(state, key, 20).effect();
    }

    @Test
    void enter_goes_deeper_and_escape_comes_back() {
        State open = pressed(workflows, "_\n");
        assertEquals(View.JOBS, open.view());
        assertEquals(2, open.workflow());
        State job = pressed(Model.found(open, Pictures.jobs(3)), "__\n");
        assertEquals(View.JOB, job.view());
        assertEquals(4194307, job.job());
        assertEquals(View.WORKFLOWS, pressed(job, "<<").view());
        assertEquals(View.JOB, pressed(job, "e<").view());
    }

    @Test
    void what_is_chosen_stays_chosen_when_the_list_changes() {
        State chosen = pressed(workflows, "___");
        assertEquals(4, chosen.workflow());
        assertEquals(4, Model.found(chosen, Pictures.workflows(31)).workflow());
        assertEquals(3, Model.found(chosen, Pictures.workflows(3)).workflow());
        assertEquals(1, pressed(chosen, "^^^^^^").workflow());
        assertEquals(30, pressed(chosen, "G_").workflow());
    }

    @Test
    void a_filter_is_typed_kept_and_dropped() {
        State typing = pressed(jobs, "/fAil");
        assertTrue(typing.typing());
        assertEquals(
                List.of("work_3", "work_7"),
                typing.jobs().stream().map(Facts.JobLine::name).toList());
        assertEquals(4194307, typing.job());
        State kept = pressed(typing, "\n");
        assertTrue(picture(kept).contains("only what has \"fAil\"; Esc shows all"), picture(kept));
        assertEquals(8, pressed(kept, "<").jobs().size());
        assertEquals(View.JOBS, pressed(kept, "<").view());
        assertEquals(8, pressed(typing, "<").jobs().size());
        assertEquals("fAi", pressed(typing, "\b").filter());
        State q = pressed(jobs, "/");
        assertEquals("q", Model.pressed(q, Key.letter('q'), 20).state().filter());
    }

    @Test
    void nothing_is_changed_without_a_yes() {
        State asked = pressed(jobs, "__t");
        assertTrue(picture(asked).contains("Run job 4194307 again? It becomes ready, with one more attempt. (y/n)"));
        assertEquals(Optional.empty(), pressed(asked, "n").asked());
        assertSame(Effect.NOTHING, effect(asked, Key.of(Kind.ENTER)));
        assertEquals(new Effect.Act(Action.RETRY_JOB, 4194307), effect(asked, Key.letter('y')));
        assertEquals(new Effect.Act(Action.CANCEL_WORKFLOW, 1), effect(pressed(jobs, "c"), Key.letter('y')));
        assertEquals(new Effect.Act(Action.RESTART_FAILED, 1), effect(pressed(jobs, "R"), Key.letter('y')));
        assertEquals("Choose a job first.", pressed(workflows, "t").note());
    }

    @Test
    void control_c_and_q_end_it_wherever_it_is() {
        for (State state : List.of(workflows, jobs, pressed(jobs, "/x"), pressed(jobs, "c"), pressed(jobs, "?"))) {
            assertInstanceOf(Effect.Quit.class, effect(state, Key.of(Kind.INTERRUPT)));
        }
        assertInstanceOf(Effect.Quit.class, effect(jobs, Key.letter('q')));
        assertInstanceOf(Effect.Look.class, effect(jobs, Key.letter('r')));
    }

    @Test
    void jobs_can_stand_in_the_order_of_what_needs_a_look() {
        assertEquals(
                List.of("running", "running", "failed", "failed", "ready", "ready", "completed", "completed"),
                pressed(jobs, "o").jobs().stream().map(Facts.JobLine::status).toList());
    }

    @Test
    void only_what_is_in_sight_is_counted() {
        Wanted first = workflows.wanted(20);
        assertEquals(20, first.counted().size());
        assertEquals(1, first.counted().getFirst());
        assertEquals(30, pressed(workflows, ">").wanted(20).counted().getLast());
        assertEquals(List.of(), jobs.wanted(20).counted());
        assertTrue(jobs.wanted(20).differs(first));
    }

    @Test
    void a_failed_jobs_errors_are_shown_first() {
        assertTrue(pressed(jobs, "__\n").errors());
        assertTrue(!pressed(jobs, "\n").errors());
    }
}
