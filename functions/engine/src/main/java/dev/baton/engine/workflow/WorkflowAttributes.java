package dev.baton.engine.workflow;

/** The attributes of a workflow's item. */
final class WorkflowAttributes {
    static final String NAME = "n";
    static final String USER = "us";
    static final String DESCRIPTION = "de";
    static final String TIMESTAMP = "ts";
    static final String SETTINGS = "se";
    static final String RUN = "ru";
    static final String CANCELED = "cx";
    static final String ARCHIVED = "ar";
    static final String COMPLETION_SCRIPT = "cs";
    /** Which arming of the graph is in force; stamped on every job and latch that is armed. */
    static final String EPOCH = "e";
    /** {@link #ARMING} or {@link #OPENING}; absent when open. */
    static final String PHASE = "ph";

    static final String ARMING = "arming";
    static final String OPENING = "opening";
    /** The numbers of the jobs that the unfinished epoch resets, as ranges. */
    static final String RESET = "rs";
    /** The job among them whose attempts go on counting. */
    static final String RETRIED = "rt";
    /** The epoch in which every job ended. */
    static final String FIRED = "fe";
    /** Whether jobs changed beside the graph since it was armed, so that completion has to be counted. */
    static final String TOUCHED = "tc";
    /** How many partitions of the ready index its jobs without GPUs take, and those with. */
    static final String CPU_SHARDS = "c1";

    static final String GPU_SHARDS = "g1";
    /** The sort method that the ranks of its jobs follow. */
    static final String SORTED = "sm";

    static final String LATCHES = "lc";
    /** How long until the audit after the next one, in seconds. */
    static final String AUDIT_INTERVAL = "ai";

    private WorkflowAttributes() {}
}
