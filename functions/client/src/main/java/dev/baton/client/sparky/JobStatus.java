package dev.baton.client.sparky;

/** How a job stands, as Sparky's client names it. */
public enum JobStatus {
    /** Nobody has queued it yet, or the server did not answer. */
    UNKNOWN("unknown"),
    QUEUED("-2"),
    RUNNING("0"),
    OK("1"),
    /** It failed, or was terminated. */
    FAIL("-1");

    private static final String TERMINATED = "-11";

    private final String code;

    JobStatus(String code) {
        this.code = code;
    }

    /** Whether it stays so. */
    public boolean ended() {
        return this == OK || this == FAIL;
    }

    /** The number on the wire. */
    String code() {
        return code;
    }

    static JobStatus of(String answer) {
        return switch (answer.strip()) {
            case "-2" -> QUEUED;
            case "0" -> RUNNING;
            case "1" -> OK;
            case "-1", TERMINATED -> FAIL;
            default -> UNKNOWN;
        };
    }
}
