package dev.baton.cli.client;

import picocli.CommandLine.Option;

/** How much more a job gets that had too little, and which failures are worth another try. */
final class RecoveryOptions {
    @Option(
            names = "--memory-multiplier",
            paramLabel = "FACTOR",
            defaultValue = "1.5",
            description = "what ran out of memory asks for so much more; ${DEFAULT-VALUE} unless given")
    double memory;

    @Option(
            names = "--runtime-multiplier",
            paramLabel = "FACTOR",
            description = "what ran out of time asks for so much more; 1.4 unless given, 1.5 by watch")
    Double runtime;

    @Option(names = "--retry-unknown", description = "also jobs that failed of something else, as they are")
    boolean unknown;

    @Option(
            names = "--recovery-hook",
            paramLabel = "COMMAND",
            description =
                    "what bash runs before the jobs are reset, with TORC_WORKFLOW_ID set; when it fails, nothing is"
                            + " reset")
    String hook;

    /** Refuses factors that would shrink. */
    void check() {
        if (!(memory >= 1) || runtime != null && !(runtime >= 1)) {
            throw new Failure("--memory-multiplier and --runtime-multiplier must be 1 or more");
        }
    }
}
