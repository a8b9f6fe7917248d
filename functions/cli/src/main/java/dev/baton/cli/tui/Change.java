package dev.baton.cli.tui;

import java.util.List;
import java.util.Optional;

/** A copy of a state in which some things are different. Not thread-safe. */
final class Change {
    private View view;
    private View back;
    private Facts facts;
    private List<Facts.Event> events;
    private long workflow;
    private long job;
    private int scroll;
    private boolean byStatus;
    private boolean errors;
    private String filter;
    private boolean typing;
    private boolean help;
    private Optional<Effect.Act> asked;
    private String note;

    Change(State state) {
        view = state.view();
        back = state.back();
        facts = state.facts();
        events = state.events();
        workflow = state.workflow();
        job = state.job();
        scroll = state.scroll();
        byStatus = state.byStatus();
        errors = state.errors();
        filter = state.filter();
        typing = state.typing();
        help = state.help();
        asked = state.asked();
        note = state.note();
    }

    /** Another view begins at its end, and without a filter. */
    Change view(View next) {
        back = view;
        view = next;
        scroll = 0;
        return filter("");
    }

    Change facts(Facts found) {
        facts = found;
        return this;
    }

    Change events(List<Facts.Event> all) {
        events = all;
        return this;
    }

    Change workflow(long id) {
        workflow = id;
        return this;
    }

    Change job(long id) {
        job = id;
        return this;
    }

    Change scroll(int lines) {
        scroll = Math.max(0, lines);
        return this;
    }

    Change byStatus(boolean wanted) {
        byStatus = wanted;
        return this;
    }

    Change errors(boolean wanted) {
        errors = wanted;
        scroll = 0;
        return this;
    }

    Change filter(String text) {
        filter = text;
        return this;
    }

    Change typing(boolean now) {
        typing = now;
        return this;
    }

    Change help(boolean shown) {
        help = shown;
        return this;
    }

    Change asked(Optional<Effect.Act> question) {
        asked = question;
        return this;
    }

    Change note(String text) {
        note = text;
        return this;
    }

    State state() {
        return new State(
                view, back, facts, events, workflow, job, scroll, byStatus, errors, filter, typing, help, asked, note);
    }
}
