package dev.baton.cli.runner;

import dev.baton.cli.disk.SeenFile;
import dev.baton.engine.job.JobStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * How an attempt at a job ended.
 *
 * @param status completed, failed or terminated
 * @param returnCode what the shell returned, so 128 + n when a signal n ended it (a real exit code above 128 looks the
 *     same, as in any shell); 127 when it could not be started, 1 when it ended well without a promised file, and
 *     minus the signal when the runner ended it
 * @param usage empty when the job was over before it could be measured, or the system does not tell
 * @param outputs the promised files that exist, by path as promised, as they are now
 */
public record JobEnd(
        JobStatus status,
        int returnCode,
        Duration wallTime,
        Optional<Usage> usage,
        Instant completedAt,
        Map<String, SeenFile> outputs) {
    public JobEnd {
        outputs = Map.copyOf(outputs);
    }
}
