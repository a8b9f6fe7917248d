package dev.baton.engine.worker;

import java.util.Set;

/**
 * The answer to a heartbeat.
 *
 * @param canceled whether the workflow was canceled
 * @param lost those of the named attempts that are not the worker's any more
 */
public record Pulse(boolean canceled, Set<Attempt> lost) {
    public Pulse {
        lost = Set.copyOf(lost);
    }
}
