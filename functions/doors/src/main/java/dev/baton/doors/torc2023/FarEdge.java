package dev.baton.doors.torc2023;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What leads from one document to another without standing in a job, by that generation's names. */
enum FarEdge {
    BLOCKS("jobs", "jobs"),
    RETURNED("jobs", "results"),
    PROCESS_USED("jobs", "job_process_stats"),
    SCHEDULED_BYS("jobs", "slurm_schedulers"),
    EXECUTED("compute_nodes", "jobs"),
    NODE_USED("compute_nodes", "compute_node_stats");

    private final String source;
    private final String target;

    FarEdge(String source, String target) {
        this.source = source;
        this.target = target;
    }

    /** The edge with this name in lower case. */
    static Optional<FarEdge> named(String name) {
        return Stream.of(values())
                .filter(edge -> edge.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }

    /** The collection that it leads from. */
    String source() {
        return source;
    }

    /** The collection that it leads to. */
    String target() {
        return target;
    }
}
