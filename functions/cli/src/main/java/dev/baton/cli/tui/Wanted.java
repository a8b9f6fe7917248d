package dev.baton.cli.tui;

import java.util.List;

/**
 * What must be fetched for a screen.
 *
 * @param workflow zero where none is open
 * @param job zero where none is open
 * @param counted the workflows in sight, whose jobs are to be counted
 */
record Wanted(View view, long workflow, long job, List<Long> counted) {
    Wanted {
        counted = List.copyOf(counted);
    }

    /** Whether the screen is another one, so that fetching cannot wait. */
    boolean differs(Wanted other) {
        return view != other.view || workflow != other.workflow || job != other.job;
    }
}
