package dev.baton.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The invocation that this process is busy with: Lambda sends a process one at a time. Known to all threads, since the
 * work of one invocation is spread over several.
 */
public final class Invocation {
    private static volatile Invocation current = new Invocation("", Long.MAX_VALUE, Long.MAX_VALUE);

    private final String requestId;
    private final long deadlineNanos;
    private final long wholeMillis;
    private final AtomicBoolean leftBehind = new AtomicBoolean();
    private final Map<String, Object> about = new ConcurrentHashMap<>();
    private volatile String domain;
    private volatile long sendingMillis;

    private Invocation(String requestId, long deadlineNanos, long wholeMillis) {
        this.requestId = requestId;
        this.wholeMillis = wholeMillis;
        sendingMillis = wholeMillis;
        this.deadlineNanos = deadlineNanos;
    }

    /** From now on the process works on this invocation. */
    static Invocation begin(Context context) {
        long millis = context.getRemainingTimeInMillis();
        current = new Invocation(context.getAwsRequestId(), System.nanoTime() + millis * 1_000_000L, millis);
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

    /** Milliseconds that it had at its beginning. */
    long wholeMillis() {
        return wholeMillis;
    }

    /** Somebody waits for the answer, so that push jobs are begun within its first milliseconds only. */
    void sendsOnlyFor(long millis) {
        sendingMillis = millis;
    }

    /** Whether there is time to begin with another push job: three quarters of the whole are for that at most. */
    boolean sendsMore() {
        long remaining = remainingMillis();
        return remaining > wholeMillis / 4 && wholeMillis - remaining < sendingMillis;
    }

    /** Whether there is time to go on telling what follows an end: a quarter of the whole is kept for what was begun. */
    boolean tellsMore() {
        return remainingMillis() > wholeMillis / 4;
    }

    /** Notes that there is something left to be done, at once, by another. */
    void leavesBehind() {
        leftBehind.set(true);
    }

    boolean leftBehind() {
        return leftBehind.get();
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
