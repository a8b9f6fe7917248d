package dev.baton.cli.client;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The joins that Torc's first generation had names for, as far as Baton keeps what they lead to. */
enum Join {
    JOB_CONSUMES_DATA("jobs", "consumes", true),
    JOB_STORES_DATA("jobs", "stores", true),
    JOB_NEEDS_FILE("jobs", "needs", true),
    JOB_PRODUCES_FILE("jobs", "produces", true),
    JOB_REQUIREMENTS("resource_requirements", "requires", false);

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

    /** Whether a job's field is told: its command is beside its requirements. */
    boolean tellsOfJob(String field) {
        boolean shown = !JOB.contains(field) || this == JOB_REQUIREMENTS && field.equals("command");
        return shown && !OWN.contains(field);
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
