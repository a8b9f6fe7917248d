package dev.baton.storekit;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Records the calls to one object by many threads. Thread-safe. */
public final class CallLog<I, O> {
    private final AtomicLong time;
    private final Queue<Call<I, O>> calls = new ConcurrentLinkedQueue<>();

    /** Logs that are compared with each other share one counter. */
    public CallLog(AtomicLong time) {
        this.time = time;
    }

    /** Makes the call and records it; a null reply means that none came. */
    public void call(int thread, I input, Supplier<O> operation) {
        long invoked = time.incrementAndGet();
        O output = operation.get();
        long returned = output == null ? Long.MAX_VALUE : time.incrementAndGet();
        calls.add(new Call<>(thread, invoked, returned, input, output));
    }

    /** All calls so far, in no order. */
    public List<Call<I, O>> calls() {
        return List.copyOf(calls);
    }
}
