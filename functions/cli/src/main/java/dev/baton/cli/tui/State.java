package dev.baton.cli.tui;

import dev.baton.cli.tui.Facts.JobLine;
import dev.baton.cli.tui.Facts.WorkflowLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * All that the screen depends on, beside its size.
 *
 * @param back where events were opened from
 * @param workflow the chosen or open workflow's id, zero for none
 * @param job the chosen or open job's id, zero for none
 * @param scroll lines that a log or the events are scrolled up from their end
 * @param byStatus whether jobs stand in the order of their statuses
 * @param errors whether a job's errors are shown rather than its output
 * @param typing whether keys go into the filter
 * @param asked what is to be confirmed
 * @param note what was done or went wrong, for the next look
 */
record State(
        View view,
        View back,
        Facts facts,
        List<Facts.Event> events,
        long workflow,
        long job,
        int scroll,
        boolean byStatus,
        boolean errors,
        String filter,
        boolean typing,
        boolean help,
        Optional<Effect.Act> asked,
        String note) {
    private static final List<String> ORDER = List.of(
            "running",
            "pending",
            "failed",
            "terminated",
            "canceled",
            "pending_failed",
            "ready",
            "blocked",
            "uninitialized",
            "completed",
            "disabled");

    State {
        events = List.copyOf(events);
    }

    /** Begins with the list of workflows, or in one of them; zero for the list. */
    static State first(long workflow) {
        return new Change(new State(
                        workflow == 0 ? View.WORKFLOWS : View.JOBS,
                        View.WORKFLOWS,
                        Facts.NONE,
                        List.of(),
                        workflow,
                        0,
                        0,
                        false,
                        false,
                        "",
                        false,
                        false,
                        Optional.empty(),
                        ""))
                .state();
    }

    Change but() {
        return new Change(this);
    }

    /** The workflows that the filter leaves. */
    List<WorkflowLine> workflows() {
        return facts.workflows().stream()
                .filter(line -> fits(line.id(), line.name(), line.user()))
                .toList();
    }

    /** The jobs that the filter leaves, in order. */
    List<JobLine> jobs() {
        List<JobLine> jobs = new ArrayList<>(facts.jobs().stream()
                .filter(line -> fits(line.id(), line.name(), line.status()))
                .toList());
        if (byStatus) {
            jobs.sort(Comparator.comparingInt(line -> ORDER.indexOf(line.status())));
        }
        return jobs;
    }

    private boolean fits(long id, String... texts) {
        String wanted = filter.toLowerCase(Locale.ROOT);
        return wanted.isEmpty()
                || Long.toString(id).equals(wanted)
                || List.of(texts).stream()
                        .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(wanted));
    }

    /** The ids of the list in sight. */
    List<Long> ids() {
        return switch (view) {
            case WORKFLOWS -> workflows().stream().map(WorkflowLine::id).toList();
            case JOBS -> jobs().stream().map(JobLine::id).toList();
            case JOB, EVENTS -> List.of();
        };
    }

    long chosen() {
        return view == View.WORKFLOWS ? workflow : job;
    }

    /** What this screen is made of. */
    Wanted wanted(int rows) {
        List<Long> ids = view == View.WORKFLOWS ? ids() : List.of();
        int top = Frame.top(ids.indexOf(workflow), ids.size(), rows);
        return new Wanted(
                view,
                view == View.WORKFLOWS ? 0 : workflow,
                view == View.JOB ? job : 0,
                ids.subList(top, Math.min(ids.size(), top + rows)));
    }
}
