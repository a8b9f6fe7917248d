package dev.baton.cli.runner;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/**
 * Runs recovery scripts between a failed attempt and the next. A script's own failure is only logged. Called in the
 * runner's loop.
 */
final class Recoveries {
    private final Launcher launcher;
    private final JobLogs logs;
    private final EventLoop loop;
    private final Duration limit;
    private final LongConsumer done;
    private final Map<Long, Launcher.Launched> scripts = new HashMap<>();

    /** @param done gets a job's id when its script is over, well or not */
    Recoveries(Launcher launcher, JobLogs logs, EventLoop loop, Duration limit, LongConsumer done) {
        this.launcher = launcher;
        this.logs = logs;
        this.loop = loop;
        this.limit = limit;
        this.done = done;
    }

    /** Starts a script; when it cannot be started, that is logged and nothing else. */
    void start(FinishedJob failed, String script) {
        ClaimedJob job = failed.job();
        try {
            Launcher.Launched launched = launcher.recovery(job, failed.end().returnCode(), script);
            scripts.put(job.jobId(), launched);
            Thread waiter = new Thread(() -> await(job, launched), "baton-recovery");
            waiter.setDaemon(true);
            waiter.start();
        } catch (IOException | IllegalArgumentException refused) {
            logs.note(job, "the recovery script cannot be started: " + refused.getMessage());
        }
    }

    /** Whether the job's script still runs. */
    boolean busy(long jobId) {
        return scripts.containsKey(jobId);
    }

    boolean idle() {
        return scripts.isEmpty();
    }

    /** Ends all scripts. */
    void endAll() {
        scripts.values()
                .forEach(launched ->
                        new Thread(() -> TreeKiller.end(launched.tree(), Duration.ZERO), "baton-recovery-end").start());
    }

    private void await(ClaimedJob job, Launcher.Launched launched) {
        String problem = "";
        try {
            if (!launched.process().waitFor(limit.toNanos(), TimeUnit.NANOSECONDS)) {
                TreeKiller.end(launched.tree(), Duration.ZERO);
                problem = "the recovery script was ended after " + Quantities.time(limit);
            } else if (launched.process().exitValue() != 0) {
                problem = "the recovery script ended with code "
                        + launched.process().exitValue();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        if (!problem.isEmpty()) {
            logs.note(job, problem);
        }
        loop.post(() -> {
            scripts.remove(job.jobId());
            done.accept(job.jobId());
        });
    }
}
