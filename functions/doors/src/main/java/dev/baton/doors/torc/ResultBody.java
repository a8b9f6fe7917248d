package dev.baton.doors.torc;

import dev.baton.doors.error.RequestException;
import dev.baton.doors.json.Body;
import dev.baton.engine.job.JobStatus;
import dev.baton.engine.job.Result;

/** Reads results that clients send. */
final class ResultBody {
    private ResultBody() {}

    /** A result that stands for itself: everything that the model requires must be there. */
    static Result draft(Body body) {
        return read(body, body.id("job_id"), body.id("workflow_id"), body.integer("run_id"), status(body, null));
    }

    /** A result that comes with the end of a job: the path says job, run and status, and the body must not differ. */
    static Result ofCompletion(Body body, long jobId, long workflowId, long runId, JobStatus status) {
        same(body, "job_id", jobId);
        same(body, "workflow_id", workflowId);
        same(body, "run_id", runId);
        if (status(body, status) != status) {
            throw RequestException.wrong(
                    "status must be the same in the path and in the body", "status", body.text("status", null));
        }
        return read(body, jobId, workflowId, runId, status);
    }

    /** The result with the values that the body gives; what identifies it stays. */
    static Result changed(Result old, Body body) {
        return new Result(
                old.id(),
                old.jobId(),
                old.workflowId(),
                old.runId(),
                old.attempt(),
                body.id("compute_node_id", old.computeNodeId()),
                body.int32("return_code", old.returnCode()),
                body.number("exec_time_minutes", old.execTimeMinutes()),
                body.text("completion_time", old.completionTime()),
                status(body, old.status()),
                body.integer("peak_memory_bytes", old.peakMemoryBytes()),
                body.integer("avg_memory_bytes", old.avgMemoryBytes()),
                body.number("peak_cpu_percent", old.peakCpuPercent()),
                body.number("avg_cpu_percent", old.avgCpuPercent()));
    }

    private static Result read(Body body, long jobId, long workflowId, long runId, JobStatus status) {
        return new Result(
                0,
                jobId,
                workflowId,
                runId,
                body.int32("attempt_id", 1),
                body.id("compute_node_id"),
                body.int32("return_code"),
                body.number("exec_time_minutes"),
                body.text("completion_time"),
                body.required("status", status),
                body.integer("peak_memory_bytes", null),
                body.integer("avg_memory_bytes", null),
                body.number("peak_cpu_percent", null),
                body.number("avg_cpu_percent", null));
    }

    static JobStatus status(Body body, JobStatus fallback) {
        return body.choice("status", fallback, "a job status, by name or code", JobStatus::parse);
    }

    private static void same(Body body, String key, long path) {
        if (body.integer(key, path) != path) {
            throw RequestException.wrong(
                    key + " in the body must be " + path + ", as the path says", key, Long.toString(body.integer(key)));
        }
    }
}
