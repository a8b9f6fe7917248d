package dev.baton.doors.sparky;

import dev.baton.engine.sparky.JobName;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Wakes who waits for a job when this process has changed it. What other processes do is not heard: whoever waits looks now and then, too.
 * Thread-safe.
 */
@ApplicationScoped
public class Rings {
    private final ConcurrentHashMap<JobName, Bell> bells = new ConcurrentHashMap<>();

    /** What the waiters of one job wait for, until it rings. */
    private record Bell(CompletableFuture<Void> rung, int waiters) {
        Bell and(int more) {
            return waiters + more == 0 ? null : new Bell(rung, waiters + more);
        }
    }

    /** One who waits. To be made before the look at the state, so that no change between look and wait is missed. */
    final class Wait implements AutoCloseable {
        private final JobName name;
        private CompletableFuture<Void> rung;

        private Wait(JobName name) {
            this.name = name;
            enter();
        }

        private void enter() {
            rung = bells.compute(
                            name, (job, bell) -> bell == null ? new Bell(new CompletableFuture<>(), 1) : bell.and(1))
                    .rung();
        }

        /** Until it rings, at most that long; from then on it waits for the next time. Whether it rang. */
        boolean await(long millis) throws InterruptedException {
            try {
                rung.get(millis, TimeUnit.MILLISECONDS);
                enter();
                return true;
            } catch (TimeoutException silence) {
                return false;
            } catch (ExecutionException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        @Override
        public void close() {
            // Where it rang meanwhile, the bell of others hangs there.
            bells.computeIfPresent(name, (job, bell) -> bell.rung() == rung ? bell.and(-1) : bell);
        }
    }

    Wait wait(JobName name) {
        return new Wait(name);
    }

    /** The job may be in another state than before. */
    void ring(JobName name) {
        Bell bell = bells.remove(name);
        if (bell != null) {
            bell.rung().complete(null);
        }
    }
}
