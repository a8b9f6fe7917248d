package dev.baton.cli.runner;

import dev.baton.cli.json.Json;
import dev.baton.cli.json.JsonWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;

/**
 * Keeps what jobs used over time, a JSON object on a line for each attempt, in a file of this runner's own in the output
 * folder: {@code resource_utilization/wf1_4711.jsonl}. Used by one thread at a time.
 */
final class UsageLog {
    /** A folder of logs is no place for more. */
    private static final long LARGEST = 64L << 20;

    private final Path file;
    private final long workflow;
    private long written;

    UsageLog(JobEnvironment environment, long pid) {
        workflow = environment.workflowId();
        file = environment.outputFolder().resolve("resource_utilization/wf" + workflow + "_" + pid + ".jsonl");
    }

    /** Adds an attempt; does nothing where that cannot be written: no job is the worse for it. */
    void add(ClaimedJob job, Instant started, UsageCurve curve) {
        byte[] line = (JsonWriter.compact(told(job, started, curve)) + "\n").getBytes(StandardCharsets.UTF_8);
        if (written + line.length > LARGEST) {
            return;
        }
        try {
            if (written == 0) {
                Files.createDirectories(file.getParent());
            }
            Files.write(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            written += line.length;
        } catch (IOException full) {
            written = LARGEST;
        }
    }

    private Json told(ClaimedJob job, Instant started, UsageCurve curve) {
        return Json.EMPTY
                .with("workflow_id", Json.of(workflow))
                .with("job_id", Json.of(job.jobId()))
                .with("job_name", Json.of(job.name()))
                .with("run_id", Json.of(job.runId()))
                .with("attempt_id", Json.of(job.attempt()))
                .with("started", Json.of(started.toEpochMilli()))
                .with("millis", numbers(curve.all(UsageCurve.Point::millis)))
                .with("memory_bytes", numbers(curve.all(UsageCurve.Point::memoryBytes)))
                .with("cpu_tenths", numbers(curve.all(UsageCurve.Point::cpuTenths)));
    }

    private static Json numbers(List<Long> values) {
        return new Json.Arr(values.stream().map(Json::of).toList());
    }
}
