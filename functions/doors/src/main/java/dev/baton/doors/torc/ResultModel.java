package dev.baton.doors.torc;

import dev.baton.doors.json.Wire;
import dev.baton.engine.job.JobStatus;
import dev.baton.engine.job.Result;

/** A result on the wire. */
@Wire
public record ResultModel(
        long id,
        long jobId,
        long workflowId,
        long runId,
        int attemptId,
        long computeNodeId,
        int returnCode,
        double execTimeMinutes,
        String completionTime,
        JobStatus status,
        Long peakMemoryBytes,
        Long avgMemoryBytes,
        Double peakCpuPercent,
        Double avgCpuPercent) {
    /** As Torc prints it. */
    public static ResultModel of(Result result) {
        return new ResultModel(
                result.id(),
                result.jobId(),
                result.workflowId(),
                result.runId(),
                result.attempt(),
                result.computeNodeId(),
                result.returnCode(),
                result.execTimeMinutes(),
                result.completionTime(),
                result.status(),
                result.peakMemoryBytes(),
                result.avgMemoryBytes(),
                result.peakCpuPercent(),
                result.avgCpuPercent());
    }
}
