package dev.baton.cli.runner;

import java.util.Set;

/**
 * The answer to a heartbeat.
 *
 * @param canceled whether the workflow was canceled
 * @param lost those of the named jobs that are no longer this runner's
 */
public record Pulse(boolean canceled, Set<ClaimedJob> lost) {
    public Pulse {
        lost = Set.copyOf(lost);
    }
}
