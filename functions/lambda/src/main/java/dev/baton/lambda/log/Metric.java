package dev.baton.lambda.log;

/** What is measured: its name and unit in CloudWatch, and whether each value counts or just their sum. */
enum Metric {
    JOBS_COMPLETED("JobsCompleted", "Count", false),
    JOBS_FAILED("JobsFailed", "Count", false),
    JOBS_CANCELED("JobsCanceled", "Count", false),
    JOBS_TERMINATED("JobsTerminated", "Count", false),
    JOBS_OTHER("JobsOther", "Count", false),
    /** From the write that ended a job until all that waited for it had heard. */
    PROPAGATION_DELAY("PropagationDelay", "Milliseconds", true),
    CLAIM_CONFLICTS("ClaimConflicts", "Count", false),
    WRITE_UNITS("WriteUnits", "Count", false),
    READ_UNITS("ReadUnits", "Count", false),
    /** Found by an audit of this tick: left, and nothing in them ready, under way or waiting for a time. */
    STUCK_WORKFLOWS("StuckWorkflows", "Count", false),
    TICK_WORK("TickWork", "Count", false),
    TICK_DURATION("TickDuration", "Milliseconds", true);

    private final String title;
    private final String unit;
    private final boolean each;

    Metric(String title, String unit, boolean each) {
        this.title = title;
        this.unit = unit;
        this.each = each;
    }

    String title() {
        return title;
    }

    String unit() {
        return unit;
    }

    boolean each() {
        return each;
    }
}
