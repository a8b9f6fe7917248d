package dev.baton.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The invocation that this process is busy with: Lambda sends a process one at a time. Known to all threads, since the
 * work of one invocation is spread over several.
 */
public final class Invocation {
    private static volatile Invocation current = new Invocation("", Long.MAX_VALUE);

    private final String requestId;
    private final long deadlineNanos;
    private final Map<String, Object> about = new ConcurrentHashMap<>();
    private volatile String domain;

    private Invocation(String requestId, long deadlineNanos) {
        this.requestId = requestId;
        this.deadlineNanos = deadlineNanos;
    }

    /** From now on the process works on this invocation. */
    static Invocation begin(Context context) {
        long deadline = System.nanoTime() + context.getRemainingTimeInMillis() * 1_000_000L;
        current = new Invocation(context.getAwsRequestId(), deadline);
        return current;
    }

    /** The invocation of this moment; one without an id, and with all the time in the world, before the first. */
    public static Invocation current() {
        return current;
    }

    /** Lambda's id of it; empty where there is none. */
    public String requestId() {
        return requestId;
    }

    /** Milliseconds until Lambda would stop the process. */
    long remainingMillis() {
        return deadlineNanos == Long.MAX_VALUE ? Long.MAX_VALUE : (deadlineNanos - System.nanoTime()) / 1_000_000;
    }

    /** Notes the name of the function URL through which it came. */
    void cameThrough(String functionUrlDomain) {
        domain = functionUrlDomain;
    }

    /** The function URL's name, where it came through one. */
    Optional<String> domain() {
        return Optional.ofNullable(domain);
    }

    /** Notes what the invocation is about, such as the id of a job, for every line that is logged from now on. */
    void about(String field, long id) {
        about.put(field, id);
    }

    /** What it is about, by name. */
    public Map<String, Object> about() {
        return about;
    }
}
