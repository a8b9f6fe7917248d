package dev.baton.engine.workflow;

/** The attributes of a workflow's item. */
public final class WorkflowAttributes {
    public static final String NAME = "n";
    public static final String USER = "us";
    public static final String DESCRIPTION = "de";
    public static final String TIMESTAMP = "ts";
    public static final String SETTINGS = "se";
    public static final String RUN = "ru";
    public static final String CANCELED = "cx";
    public static final String ARCHIVED = "ar";
    public static final String COMPLETION_SCRIPT = "cs";
    /** Which arming of the graph is in force; stamped on every job and latch that is armed. */
    public static final String EPOCH = "e";
    /** {@link #ARMING} or {@link #OPENING}; absent when open. */
    public static final String PHASE = "ph";

    public static final String ARMING = "arming";
    public static final String OPENING = "opening";
    /** The numbers of the jobs that the unfinished epoch resets, as ranges. */
    public static final String RESET = "rs";
    /** The job among them whose attempts go on counting. */
    public static final String RETRIED = "rt";
    /** The epoch in which every job ended. */
    public static final String FIRED = "fe";
    /** Whether jobs changed beside the graph since it was armed, so that completion has to be counted. */
    public static final String TOUCHED = "tc";
    /** How many partitions of the ready index its jobs without GPUs take, and those with. */
    public static final String CPU_SHARDS = "c1";

    public static final String GPU_SHARDS = "g1";
    /** The sort method that the ranks of its jobs follow. */
    public static final String SORTED = "sm";

    public static final String LATCHES = "lc";
    /** How long until the audit after the next one, in seconds. */
    public static final String AUDIT_INTERVAL = "ai";

    /**
     * When the next audit is due, in milliseconds since 1970, where the workflow has to be looked at before that, for push jobs
     * that are ready. A workflow with push jobs also has an {@link dev.baton.engine.store.Item#INDEX_VALUE}: its patience in seconds.
     */
    public static final String AUDIT_AT = "aa";

    private WorkflowAttributes() {}
}
