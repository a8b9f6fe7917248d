package dev.baton.cli.client;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The joins that Torc's first generation had names for. */
enum Join {
    COMPUTE_NODE_EXECUTED_JOBS("compute_nodes", "executed", true),
    COMPUTE_NODE_UTILIZATION("compute_nodes", "node_used", true),
    JOB_BLOCKS("jobs", "blocks", true),
    JOB_NEEDS_FILE("jobs", "needs", true),
    JOB_PRODUCES_FILE("jobs", "produces", true),
    JOB_REQUIREMENTS("resource_requirements", "requires", false),
    JOB_RESULTS("results", "returned", false),
    JOB_SCHEDULERS("jobs", "scheduled_bys", true),
    JOB_PROCESS_UTILIZATION("job_process_stats", "process_used", false),
    JOB_CONSUMES_DATA("jobs", "consumes", true),
    JOB_STORES_DATA("jobs", "stores", true);

    /** What the server says of itself. */
    static final Set<String> OWN = Set.of("_id", "_rev", "_oldRev");

    /** What a join does not tell of a job; that generation's list, and what jobs have got since. */
    private static final Set<String> JOB = Set.of(
            "command",
            "invocation_script",
            "internal",
            "cancel_on_blocking_job_failure",
            "status",
            "supports_termination",
            "priority",
            "target");

    private final String collection;
    private final String edge;
    private final boolean outbound;

    Join(String collection, String edge, boolean outbound) {
        this.collection = collection;
        this.edge = edge;
        this.outbound = outbound;
    }

    /** The path beneath the workflow. */
    String path() {
        return "/join_by_" + (outbound ? "outbound" : "inbound") + "_edge/" + collection + "/" + edge;
    }

    /** Whether a field of the first end is told: where that is a job, less is, but its command beside its requirements. */
    boolean tellsOfFirst(String field) {
        boolean job = this != COMPUTE_NODE_EXECUTED_JOBS && this != COMPUTE_NODE_UTILIZATION;
        boolean shown = !job || !JOB.contains(field) || this == JOB_REQUIREMENTS && field.equals("command");
        return shown && !OWN.contains(field);
    }

    /** Whether a field of the second end is told. */
    boolean tellsOfSecond(String field) {
        boolean job = this == COMPUTE_NODE_EXECUTED_JOBS || this == JOB_BLOCKS;
        return !(job && JOB.contains(field)) && !OWN.contains(field);
    }

    static Join named(String name) {
        return Arrays.stream(values())
                .filter(join -> join.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new Failure("there is no join named " + name + "; there are "
                        + Arrays.stream(values()).map(Join::toString).collect(Collectors.joining(", "))));
    }

    static List<Join> all() {
        return List.of(values());
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
