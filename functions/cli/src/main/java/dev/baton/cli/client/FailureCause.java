package dev.baton.cli.client;

/** What a job failed of, as far as its result tells (specification of Torc, 2.4). */
enum FailureCause {
    /** It took more memory than it asked for, or was killed as the system kills what takes too much. */
    OUT_OF_MEMORY("out of memory"),
    /** Its runtime was over. */
    OUT_OF_TIME("timeout"),
    /** Its machine was lost, or its worker was told to stop: no fault of the job. */
    INTERRUPTED("interrupted"),
    UNKNOWN("unknown");

    private static final int KILLED = 128 + 9;
    private static final int CPU_TIME_OVER = 128 + 24;
    private static final int LOST = -128;
    /** A runner ends a job at its limit; measuring and rounding take a little off. */
    private static final double NEARLY = 0.95;

    private final String words;

    FailureCause(String words) {
        this.words = words;
    }

    /** As people read it. */
    String words() {
        return words;
    }

    /** The cause of this end, beside what was asked for. */
    static FailureCause of(JobFailure end, Asked asked) {
        boolean terminated = end.status().equals("terminated");
        if (end.code() == LOST) {
            return INTERRUPTED;
        }
        if (end.code() == CPU_TIME_OVER || terminated && asked.limited() && end.seconds() >= asked.seconds() * NEARLY) {
            return OUT_OF_TIME;
        }
        if (end.code() == KILLED || asked.limited() && asked.bytes() > 0 && end.peakBytes() > asked.bytes()) {
            return OUT_OF_MEMORY;
        }
        return terminated ? INTERRUPTED : UNKNOWN;
    }
}
