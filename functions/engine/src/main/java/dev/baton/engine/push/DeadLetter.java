package dev.baton.engine.push;

import java.time.Instant;

/**
 * An attempt that could not be delivered.
 *
 * @param target without anything that may be secret
 * @param sends how often it was tried
 * @param idempotencyKey that the deliveries carried; the payload is made anew when the job is retried
 */
public record DeadLetter(
        long workflowId,
        long jobId,
        int attempt,
        String jobName,
        String target,
        String reason,
        int sends,
        Instant at,
        String idempotencyKey) {}
