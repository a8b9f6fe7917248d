package dev.baton.cli.tui;

import java.util.List;
import java.util.Map;

/**
 * How far a workflow is.
 *
 * @param byStatus how many jobs have each status, by its name
 */
record Counts(Map<String, Integer> byStatus, boolean complete, boolean canceled, long run) {
    private static final List<String> WELL = List.of("completed", "disabled");
    private static final List<String> BADLY = List.of("failed", "canceled", "terminated", "pending_failed");
    private static final List<String> BUSY = List.of("running", "pending");

    Counts {
        byStatus = Map.copyOf(byStatus);
    }

    int total() {
        return byStatus.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Jobs that ended as they should, or need not run. */
    int well() {
        return of(WELL);
    }

    int badly() {
        return of(BADLY);
    }

    int busy() {
        return of(BUSY);
    }

    int ended() {
        return well() + badly();
    }

    private int of(List<String> statuses) {
        return statuses.stream()
                .mapToInt(status -> byStatus.getOrDefault(status, 0))
                .sum();
    }

    /** The workflow's state in a word. */
    String word() {
        if (canceled) {
            return "canceled";
        }
        if (complete) {
            return badly() > 0 ? "failed" : "completed";
        }
        return busy() > 0 ? "running" : ended() > 0 ? "under way" : "waiting";
    }

    /** How the word is drawn. */
    Style style() {
        return canceled || complete && badly() > 0
                ? Style.BAD
                : complete ? Style.GOOD : busy() > 0 ? Style.BUSY : Style.PLAIN;
    }
}
