package dev.baton.engine.actor;

/**
 * What came of one message. Times are in milliseconds since 1970, 0 where they are not known yet.
 *
 * @param executor whose message it was; "cron" and "Abaco Event" for those of ours
 * @param outcome how it ended, in a word: SUCCEEDED, FAILED, TIMED_OUT, CANCELLED, LOST, or what a built-in function says; null
 *     until it ended
 * @param attempt how often it was started
 * @param exitCode null until it ended
 * @param workerId who ran it last; null where nobody did
 */
public record Execution(
        String id,
        String actorId,
        String executor,
        ExecutionStatus status,
        String outcome,
        int attempt,
        Integer exitCode,
        String workerId,
        long receivedAt,
        long startedAt,
        long finishedAt) {}
