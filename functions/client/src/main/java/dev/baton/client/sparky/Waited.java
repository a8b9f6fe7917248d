package dev.baton.client.sparky;

/**
 * How many jobs ended well, ended otherwise, and had not ended when the time was over. No job is left out, and none counted twice.
 */
public record Waited(int ok, int fail, int timeout) {
    /** Whether all ended well. */
    public boolean allOk() {
        return fail == 0 && timeout == 0;
    }

    Waited and(JobStatus status) {
        return switch (status) {
            case OK -> new Waited(ok + 1, fail, timeout);
            case FAIL -> new Waited(ok, fail + 1, timeout);
            case UNKNOWN, QUEUED, RUNNING -> new Waited(ok, fail, timeout + 1);
        };
    }
}
