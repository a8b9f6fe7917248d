package dev.baton.cli.runner;

import dev.baton.engine.node.Resources;
import java.util.List;

/**
 * A job that is this runner's to run: claimed, and started as far as the source is concerned.
 *
 * @param command what {@code bash -c} gets, the invocation script already before it
 * @param attempt 1 for the first
 * @param runId the workflow's run that it was claimed in
 * @param supportsTermination whether it wants a SIGTERM and some time before it is killed
 * @param outputPaths the files that it promises to write, relative ones to the working directory
 */
public record ClaimedJob(
        long jobId,
        String name,
        String command,
        int attempt,
        long runId,
        Resources resources,
        boolean supportsTermination,
        List<String> outputPaths) {
    public ClaimedJob {
        outputPaths = List.copyOf(outputPaths);
    }
}
