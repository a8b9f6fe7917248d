package dev.baton.cli.tui;

import dev.baton.cli.tui.Key.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What keys and news do to a state. Pure. */
final class Model {
    private static final int MOST_EVENTS = 1000;

    private Model() {}

    /**
     * A key.
     *
     * @param page how many lines of a list are in sight
     */
    static Step pressed(State state, Key key, int page) {
        if (key.kind() == Kind.INTERRUPT) {
            return new Step(state, Effect.QUIT);
        }
        if (state.asked().isPresent()) {
            return answered(state, key);
        }
        if (state.help()) {
            return Step.to(state.but().help(false));
        }
        return state.typing() ? typed(state, key) : chosen(state.but().note("").state(), key, page);
    }

    /** Only a yes is one. */
    private static Step answered(State state, Key key) {
        State next = state.but().asked(Optional.empty()).state();
        return key.is('y') || key.is('Y')
                ? new Step(next, state.asked().orElseThrow())
                : Step.to(next.but().note("Nothing was done."));
    }

    private static Step typed(State state, Key key) {
        String filter = state.filter();
        return switch (key.kind()) {
            case LETTER -> filtered(state.but().filter(filter + Character.toString(key.point())));
            case BACKSPACE ->
                filter.isEmpty()
                        ? Step.to(state.but().typing(false))
                        : filtered(state.but()
                                .filter(filter.substring(0, filter.offsetByCodePoints(filter.length(), -1))));
            case ESCAPE -> filtered(state.but().filter("").typing(false));
            case ENTER, UP, DOWN, LEFT, RIGHT, PAGE_UP, PAGE_DOWN, HOME, END ->
                Step.to(state.but().typing(false));
            case INTERRUPT, OTHER -> Step.to(state);
        };
    }

    private static Step filtered(Change change) {
        return Step.to(choosing(change.state(), 0));
    }

    private static Step chosen(State state, Key key, int page) {
        return switch (key.kind()) {
            case UP -> Step.to(moved(state, -1));
            case DOWN -> Step.to(moved(state, 1));
            case PAGE_UP -> Step.to(moved(state, -page));
            case PAGE_DOWN -> Step.to(moved(state, page));
            case HOME -> Step.to(moved(state, -Integer.MAX_VALUE / 2));
            case END -> Step.to(moved(state, Integer.MAX_VALUE / 2));
            case ENTER, RIGHT -> opened(state);
            case LEFT, ESCAPE, BACKSPACE -> closed(state);
            case LETTER -> lettered(state, key.point(), page);
            case INTERRUPT, OTHER -> Step.to(state);
        };
    }

    private static Step lettered(State state, int letter, int page) {
        return switch (letter) {
            case 'q' -> new Step(state, Effect.QUIT);
            case 'r' -> new Step(state.but().note("Looking again ...").state(), Effect.LOOK);
            case '?' -> Step.to(state.but().help(true));
            case '/' ->
                Step.to(lists(state) ? state.but().filter("").typing(true).state() : state);
            case 'k' -> Step.to(moved(state, -1));
            case 'j' -> Step.to(moved(state, 1));
            case ' ' -> Step.to(moved(state, page));
            case 'g' -> Step.to(moved(state, -Integer.MAX_VALUE / 2));
            case 'G' -> Step.to(moved(state, Integer.MAX_VALUE / 2));
            case 'e' ->
                Step.to(
                        state.view() == View.EVENTS || state.workflow() == 0
                                ? state
                                : state.but().view(View.EVENTS).state());
            case 'o' ->
                Step.to(
                        state.view() == View.JOB
                                ? state.but().errors(!state.errors())
                                : state.but().byStatus(!state.byStatus()));
            case 'c' -> asking(state, Action.CANCEL_WORKFLOW, state.workflow());
            case 't' -> asking(state, Action.RETRY_JOB, jobViews(state) ? state.job() : 0);
            case 'R' -> asking(state, Action.RESTART_FAILED, state.workflow());
            default -> Step.to(state);
        };
    }

    private static boolean lists(State state) {
        return state.view() == View.WORKFLOWS || state.view() == View.JOBS;
    }

    private static boolean jobViews(State state) {
        return state.view() == View.JOBS || state.view() == View.JOB;
    }

    private static Step asking(State state, Action action, long id) {
        return Step.to(
                id == 0
                        ? state.but().note("Choose a job first.")
                        : state.but().asked(Optional.of(new Effect.Act(action, id))));
    }

    private static State moved(State state, int by) {
        if (!lists(state)) {
            return state.but()
                    .scroll(Math.min(state.scroll() - by, length(state)))
                    .state();
        }
        return choosing(state, Math.max(0, state.ids().indexOf(state.chosen())) + by);
    }

    private static int length(State state) {
        int lines = state.view() == View.EVENTS
                ? state.events().size()
                : state.facts().job().map(job -> log(state, job).lines().size()).orElse(0);
        return Math.max(0, lines - 1);
    }

    static Facts.Log log(State state, Facts.Details job) {
        return state.errors() ? job.errors() : job.output();
    }

    /** Chooses by place; the nearest one where there is none. */
    private static State choosing(State state, int place) {
        List<Long> ids = state.ids();
        if (ids.isEmpty()) {
            return state;
        }
        long id = ids.get(Math.clamp(place, 0, ids.size() - 1));
        return (state.view() == View.WORKFLOWS
                        ? state.but().workflow(id)
                        : state.but().job(id))
                .state();
    }

    private static Step opened(State state) {
        return switch (state.view()) {
            case WORKFLOWS ->
                Step.to(
                        state.ids().contains(state.workflow())
                                ? state.but()
                                        .view(View.JOBS)
                                        .job(0)
                                        .events(List.of())
                                        .state()
                                : state);
            case JOBS ->
                Step.to(
                        state.ids().contains(state.job())
                                ? state.but()
                                        .view(View.JOB)
                                        .errors(broke(state))
                                        .state()
                                : state);
            case JOB, EVENTS -> Step.to(state);
        };
    }

    /** Of what failed, the errors tell more. */
    private static boolean broke(State state) {
        return state.facts().jobs().stream()
                .anyMatch(line -> line.id() == state.job() && line.status().equals("failed"));
    }

    private static Step closed(State state) {
        if (!state.filter().isEmpty()) {
            return Step.to(state.but().filter(""));
        }
        return Step.to(
                switch (state.view()) {
                    case WORKFLOWS -> state;
                    case JOBS -> state.but().view(View.WORKFLOWS).state();
                    case JOB -> state.but().view(View.JOBS).state();
                    case EVENTS -> state.but().view(state.back()).state();
                });
    }

    /** Facts have come; what was chosen stays chosen, or what stands in its place now is. */
    static State found(State state, Facts facts) {
        int place = state.ids().indexOf(state.chosen());
        State next = state.but().facts(facts).state();
        boolean settled = !lists(next) || next.ids().contains(next.chosen());
        return settled ? next : choosing(next, place);
    }

    /** Something happened in a workflow. What is told twice is shown once. */
    static State heard(State state, long workflow, Facts.Event event) {
        if (workflow != state.workflow() || state.events().contains(event)) {
            return state;
        }
        List<Facts.Event> all = new ArrayList<>(state.events());
        all.add(event);
        return state.but()
                .events(all.subList(Math.max(0, all.size() - MOST_EVENTS), all.size()))
                .scroll(state.view() == View.EVENTS && state.scroll() > 0 ? state.scroll() + 1 : state.scroll())
                .state();
    }
}
