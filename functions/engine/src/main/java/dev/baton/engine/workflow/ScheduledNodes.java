package dev.baton.engine.workflow;

import dev.baton.engine.RefusedException;
import java.util.Set;

/** Compute nodes that were asked for and may come any time. */
final class ScheduledNodes {
    private static final Set<String> ALIVE = Set.of("pending", "active");

    private ScheduledNodes() {}

    /** Throws RefusedException while one of them is pending or active (specification of Torc, section 2.5). */
    static void refuseActive(Tables tables, long workflow) {
        boolean alive = tables.scheduledNodes().list(workflow).stream()
                .anyMatch(node -> ALIVE.contains(node.fields().path("status").asText()));
        if (alive) {
            throw new RefusedException("workflow " + workflow
                    + " has scheduled compute nodes that are pending or active; set their status, or force the reset");
        }
    }
}
