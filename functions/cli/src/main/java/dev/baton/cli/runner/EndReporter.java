package dev.baton.cli.runner;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;

/**
 * Reports ends to the source, again and again while it fails, so that none is lost to a short absence of the source.
 * Called in the runner's loop.
 */
final class EndReporter {
    /** For an end that is reported by itself. */
    static final Runnable NOTHING = () -> {};

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    private final JobSource source;
    private final Executor work;
    private final Executor after;
    private final Alarms alarms;
    private final EventLoop loop;
    private final Clock clock;
    private final BiConsumer<FinishedJob, Verdict> reported;
    private final BiConsumer<FinishedJob, RuntimeException> gaveUp;
    /** By the end itself: two are never the same, and their hash would be one of all that they hold. */
    private final Map<FinishedJob, Instant> pending = new IdentityHashMap<>();

    private Duration bound;

    /**
     * @param work makes the calls
     * @param after brings the word of them to the loop
     */
    EndReporter(
            JobSource source,
            Executor work,
            Executor after,
            Alarms alarms,
            EventLoop loop,
            Clock clock,
            Duration bound,
            BiConsumer<FinishedJob, Verdict> reported,
            BiConsumer<FinishedJob, RuntimeException> gaveUp) {
        this.source = source;
        this.work = work;
        this.after = after;
        this.alarms = alarms;
        this.loop = loop;
        this.clock = clock;
        this.bound = bound;
        this.reported = reported;
        this.gaveUp = gaveUp;
    }

    /**
     * Reports an end.
     *
     * @param more what else is asked of the source together with the first attempt, if that comes so far
     */
    void report(FinishedJob finished, Runnable more) {
        pending.put(finished, clock.instant());
        attempt(finished, FIRST_PAUSE, more);
    }

    /** The jobs whose end is not yet recorded. */
    List<ClaimedJob> pending() {
        return pending.keySet().stream().map(FinishedJob::job).toList();
    }

    /** Whether an end of that job is not yet recorded. */
    boolean reports(long jobId) {
        return pending.keySet().stream().anyMatch(each -> each.job().jobId() == jobId);
    }

    /** Whether this end is not yet recorded. */
    boolean reports(FinishedJob finished) {
        return pending.containsKey(finished);
    }

    boolean idle() {
        return pending.isEmpty();
    }

    /** Gives up sooner from now on. */
    void hurry(Duration newBound) {
        bound = bound.compareTo(newBound) < 0 ? bound : newBound;
    }

    private void attempt(FinishedJob finished, Duration nextPause, Runnable more) {
        work.execute(() -> {
            try {
                Verdict[] verdict = new Verdict[1];
                source.together(() -> {
                    verdict[0] = source.finish(finished.job(), finished.end());
                    more.run();
                });
                after.execute(() -> {
                    pending.remove(finished);
                    reported.accept(finished, verdict[0]);
                });
            } catch (RuntimeException failure) {
                loop.post(() -> failed(finished, nextPause, failure));
            }
        });
    }

    private void failed(FinishedJob finished, Duration pause, RuntimeException failure) {
        Instant first = pending.get(finished);
        if (Duration.between(first, clock.instant()).plus(pause).compareTo(bound) > 0) {
            pending.remove(finished);
            gaveUp.accept(finished, failure);
            return;
        }
        Duration longer = pause.multipliedBy(2);
        Duration next = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
        alarms.after(pause, () -> loop.post(() -> attempt(finished, next, NOTHING)));
    }
}
