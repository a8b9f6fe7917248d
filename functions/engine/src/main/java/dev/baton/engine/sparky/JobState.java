package dev.baton.engine.sparky;

/** Where a job stands, with the number that Sparky's clients know. */
public enum JobState {
    QUEUED(-2),
    RUNNING(0),
    OK(1),
    FAIL(-1),
    /** Cancelled, out of time, or lost with its worker. */
    TERMINATED(-11);

    private final int code;

    JobState(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    /** Whether nothing changes it but a new build. */
    public boolean ended() {
        return switch (this) {
            case QUEUED, RUNNING -> false;
            case OK, FAIL, TERMINATED -> true;
        };
    }

    static JobState of(long code) {
        for (JobState state : values()) {
            if (state.code == code) {
                return state;
            }
        }
        throw new IllegalStateException("a stored job has the state " + code);
    }
}
