package dev.baton.engine.push;

import java.time.Duration;

/** What became of a sending. Reasons are for people and hold no secrets. */
public sealed interface Sent {
    /** The target did the job at once. */
    record Answered(Answer answer) implements Sent {}

    /** The target took the job on, and calls back. */
    record Accepted() implements Sent {}

    /** The target, or its address, is not as it should be: sending again would not help. */
    record Refused(String reason) implements Sent {}

    /**
     * Sending again may help; the target may have got the delivery.
     *
     * @param retryAfter how long the target asks to wait; null where it did not say
     */
    record Failed(String reason, Duration retryAfter) implements Sent {}
}
