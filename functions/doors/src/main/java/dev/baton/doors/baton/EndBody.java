package dev.baton.doors.baton;

import dev.baton.doors.error.RequestException;
import dev.baton.doors.json.Body;
import dev.baton.engine.data.FileState;
import dev.baton.engine.job.JobStatus;
import dev.baton.engine.job.Result;
import dev.baton.engine.record.Ids;
import java.util.HashMap;
import java.util.Map;

/**
 * How a worker reports the end of an attempt.
 *
 * @param written each file that the job wrote, as it is now, by its id
 */
record EndBody(Result end, Map<Long, FileState> written) {
    private static final int LONGEST_HASH = 200;

    /** Reads it; what the node has no business with is refused. */
    static EndBody read(Body body, long nodeId) {
        JobStatus status = body.required("status", body.choice("status", null, "a job status", JobStatus::parse));
        if (status != JobStatus.COMPLETED && status != JobStatus.FAILED && status != JobStatus.TERMINATED) {
            throw RequestException.wrong("status must be completed, failed or terminated", "status", status.wire());
        }
        Result end = new Result(
                0,
                own("job_id", body.id("job_id"), nodeId),
                Ids.workflow(nodeId),
                body.integer("run_id"),
                body.int32("attempt"),
                nodeId,
                body.int32("return_code"),
                Amounts.measure(body, "exec_time_minutes"),
                Amounts.time(body, "completion_time"),
                status,
                body.integer("peak_memory_bytes", null),
                body.integer("avg_memory_bytes", null),
                body.number("peak_cpu_percent", null),
                body.number("avg_cpu_percent", null));
        return new EndBody(end, written(body, nodeId));
    }

    private static Map<Long, FileState> written(Body body, long nodeId) {
        Map<Long, FileState> written = new HashMap<>();
        if (body.json("written", null) != null) {
            body.objects("written")
                    .forEach(file -> written.put(
                            own("written", file.id("id"), nodeId),
                            new FileState(
                                    file.number("mtime"),
                                    file.integer("size", null),
                                    file.text("hash", null, LONGEST_HASH))));
        }
        return written;
    }

    /** A node joined one workflow, and speaks for that one only. */
    static long own(String key, long id, long nodeId) {
        if (Ids.workflow(id) != Ids.workflow(nodeId)) {
            throw RequestException.wrong(
                    key + " must name a record of the node's own workflow", key, Long.toString(id));
        }
        return id;
    }
}
