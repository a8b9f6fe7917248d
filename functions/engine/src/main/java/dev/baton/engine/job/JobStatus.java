package dev.baton.engine.job;

import java.util.Locale;
import java.util.Optional;

/** Where a job stands. The code and the wire name are Torc's (specification of Torc, section 2.1). */
public enum JobStatus {
    UNINITIALIZED(false),
    BLOCKED(false),
    READY(false),
    PENDING(false),
    RUNNING(false),
    COMPLETED(true),
    FAILED(true),
    CANCELED(true),
    TERMINATED(true),
    DISABLED(false),
    PENDING_FAILED(false);

    private final boolean complete;

    JobStatus(boolean complete) {
        this.complete = complete;
    }

    /** The number that Torc stores, 0 to 10. */
    public int code() {
        return ordinal();
    }

    /** The name on the wire, such as {@code pending_failed}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the job has run its course: completed, failed, canceled or terminated. */
    public boolean complete() {
        return complete;
    }

    /** Whether the graph goes on past the job: it is complete, or disabled (which counts as a good end). */
    public boolean ended() {
        return complete || this == DISABLED;
    }

    /** Whether a worker has the job: it is claimed or runs. */
    public boolean held() {
        return this == PENDING || this == RUNNING;
    }

    /** The status with this code; throws IllegalArgumentException for a code that no status has. */
    public static JobStatus ofCode(long code) {
        if (code < 0 || code >= values().length) {
            throw new IllegalArgumentException("no job status has the code " + code);
        }
        return values()[(int) code];
    }

    /** The status with this wire name in any case, or with this code in digits. */
    public static Optional<JobStatus> parse(String text) {
        String name = text.strip().toUpperCase(Locale.ROOT);
        for (JobStatus status : values()) {
            if (status.name().equals(name) || Integer.toString(status.code()).equals(name)) {
                return Optional.of(status);
            }
        }
        return Optional.empty();
    }
}
