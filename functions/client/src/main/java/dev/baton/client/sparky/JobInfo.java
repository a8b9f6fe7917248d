package dev.baton.client.sparky;

/**
 * How a job is known.
 *
 * @param statusUrl where its status is told to whoever asks
 */
public record JobInfo(String project, String jobId, String statusUrl) {}
