package dev.baton.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;

/** How independent calls of the store are done: one after the other, or some at once. */
@FunctionalInterface
public interface Fanout {
    /** One after the other, in order: right for an in-process store, and for simulation. */
    Fanout SEQUENTIAL = new Fanout() {
        @Override
        public <T> List<T> all(List<Callable<T>> calls) {
            List<T> results = new ArrayList<>(calls.size());
            for (Callable<T> call : calls) {
                results.add(Fanout.call(call));
            }
            return results;
        }
    };

    /** Does all calls and returns their results in order; throws what the first failing one threw, after all ended. */
    <T> List<T> all(List<Callable<T>> calls);

    /** Whether there is time for more; where not, whoever has much to do leaves the rest to a tick. */
    default boolean goesOn() {
        return true;
    }

    /**
     * At most that many at once, on virtual threads: right where each call waits for a network or a disk. What a call fans
     * out in its turn is done one after the other, since it would wait for places that its own kind holds.
     */
    static Fanout parallel(int most) {
        return parallel(most, () -> true);
    }

    /**
     * The same, in a process that has to come to its end some time.
     *
     * @param goesOn whether there is time for more
     */
    static Fanout parallel(int most, BooleanSupplier goesOn) {
        Semaphore places = new Semaphore(most);
        ThreadLocal<Boolean> within = ThreadLocal.withInitial(() -> false);
        return new Fanout() {
            @Override
            public boolean goesOn() {
                return goesOn.getAsBoolean();
            }

            @Override
            public <T> List<T> all(List<Callable<T>> calls) {
                if (calls.size() < 2 || within.get()) {
                    return SEQUENTIAL.all(calls);
                }
                try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                    List<Future<T>> futures = new ArrayList<>(calls.size());
                    for (Callable<T> call : calls) {
                        futures.add(threads.submit(() -> {
                            places.acquire();
                            within.set(true);
                            try {
                                return call.call();
                            } finally {
                                places.release();
                            }
                        }));
                    }
                    List<T> results = new ArrayList<>(calls.size());
                    for (Future<T> future : futures) {
                        results.add(Fanout.call(() -> join(future)));
                    }
                    return results;
                }
            }
        };
    }

    private static <T> T join(Future<T> future) throws Exception {
        try {
            return future.get();
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof Exception cause ? cause : failure;
        }
    }

    private static <T> T call(Callable<T> call) {
        try {
            return call.call();
        } catch (RuntimeException unchecked) {
            throw unchecked;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while working on the store", interrupted);
        } catch (Exception checked) {
            throw new IllegalStateException(checked);
        }
    }
}
