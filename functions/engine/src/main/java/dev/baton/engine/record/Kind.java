package dev.baton.engine.record;

/** The kinds of numbered records of a workflow: their sort-key prefix (also the counter's name) and their name in messages. */
public enum Kind {
    JOB("j", "job"),
    FILE("f", "file"),
    USER_DATA("u", "user_data"),
    REQUIREMENTS("r", "resource_requirements"),
    FAILURE_HANDLER("h", "failure_handler"),
    COMPUTE_NODE("n", "compute_node"),
    EVENT("e", "event"),
    RESULT("x", "result"),
    SLURM_SCHEDULER("s", "slurm_scheduler"),
    LOCAL_SCHEDULER("o", "local_scheduler"),
    ACTION("a", "action"),
    SCHEDULED_NODE("c", "scheduled_compute_node");

    private final String prefix;
    private final String title;

    Kind(String prefix, String title) {
        this.prefix = prefix;
        this.title = title;
    }

    public String prefix() {
        return prefix;
    }

    public String title() {
        return title;
    }
}
