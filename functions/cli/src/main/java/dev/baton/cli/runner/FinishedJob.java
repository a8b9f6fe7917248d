package dev.baton.cli.runner;

import java.nio.file.Path;

/**
 * A job that this runner ran to its final end.
 *
 * @param reason why the runner itself called it failed or ended it; empty when the command's own code says it
 * @param stdout the attempt's log
 * @param stderr the attempt's log
 */
public record FinishedJob(ClaimedJob job, JobEnd end, String reason, Path stdout, Path stderr) {}
