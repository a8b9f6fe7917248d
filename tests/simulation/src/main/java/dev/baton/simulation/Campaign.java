package dev.baton.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** Many seeds of one scenario, on as many threads as there are processors; each world keeps to one. */
final class Campaign {
    /** A seed and what it shows. */
    record Found(long seed, Violation violation) {}

    private final Scenario scenario;
    private final Sabotage sabotage;
    private final AtomicLong steps = new AtomicLong();

    Campaign(Scenario scenario, Sabotage sabotage) {
        this.scenario = scenario;
        this.sabotage = sabotage;
    }

    /** Lives all seeds from the first on, until one shows something; the lowest one that does. */
    Optional<Found> run(long first, long count) {
        AtomicLong next = new AtomicLong(first);
        AtomicLong end = new AtomicLong(first + count);
        int threads = Runtime.getRuntime().availableProcessors();
        List<Found> found = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<Optional<Found>>> futures = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                futures.add(pool.submit(() -> work(next, end)));
            }
            for (Future<Optional<Found>> future : futures) {
                future.get().ifPresent(found::add);
            }
        } catch (InterruptedException | ExecutionException broken) {
            throw new IllegalStateException(broken);
        }
        return found.stream().min((one, other) -> Long.compare(one.seed, other.seed));
    }

    private Optional<Found> work(AtomicLong next, AtomicLong end) {
        long seed = next.getAndIncrement();
        while (seed < end.get()) {
            try {
                steps.addAndGet(new Schedule(scenario, seed, Trace.none(), sabotage).live());
            } catch (Violation violation) {
                end.set(0);
                return Optional.of(new Found(seed, violation));
            } catch (RuntimeException unexpected) {
                end.set(0);
                return Optional.of(new Found(seed, new Violation("unexpected: " + unexpected, unexpected)));
            }
            seed = next.getAndIncrement();
        }
        return Optional.empty();
    }

    /** How many steps all worlds took together. */
    long steps() {
        return steps.get();
    }
}
