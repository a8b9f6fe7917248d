package dev.baton.engine.job;

/**
 * How an attempt of a job ended. Unique by job, run and attempt.
 *
 * @param id 0 in a draft
 * @param execTimeMinutes how long it ran
 * @param completionTime ISO-8601, as given
 * @param status where the job went
 * @param peakMemoryBytes null where nobody measured; likewise the other three
 */
public record Result(
        long id,
        long jobId,
        long workflowId,
        long runId,
        int attempt,
        long computeNodeId,
        int returnCode,
        double execTimeMinutes,
        String completionTime,
        JobStatus status,
        Long peakMemoryBytes,
        Long avgMemoryBytes,
        Double peakCpuPercent,
        Double avgCpuPercent) {}
