package dev.baton.store.dynamodb;

import dev.baton.engine.store.StoreBusyException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Requests that wait for the network a few at a time, where there are many. */
final class AtOnce {
    private static final int MOST = 8;
    private static final int WORTH_IT = 4;

    private AtOnce() {}

    /** What comes of each, in the same order; the first exception ends it, when those under way are through. */
    static <T, R> List<R> each(List<T> all, Function<T, R> request) {
        if (all.size() <= WORTH_IT) {
            return all.stream().map(request).toList();
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(
                Math.min(MOST, all.size()),
                Thread.ofPlatform().daemon().name("store-", 0).factory())) {
            List<Future<R>> futures = all.stream()
                    .map(one -> threads.submit(() -> request.apply(one)))
                    .toList();
            try {
                return results(futures);
            } catch (RuntimeException e) {
                threads.shutdownNow();
                throw e;
            }
        }
    }

    private static <R> List<R> results(List<Future<R>> futures) {
        List<R> results = new ArrayList<>();
        try {
            for (Future<R> future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException told ? told : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreBusyException("interrupted; a part may have been applied", e);
        }
    }
}
