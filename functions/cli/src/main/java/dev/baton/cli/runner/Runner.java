package dev.baton.cli.runner;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Runs a workflow's jobs on this machine until there is nothing left for it to do: jobs are claimed as soon as there is
 * room, packed by what they ask for, and their ends are reported as they come. {@link #run} is called once;
 * {@link #stop} and {@link #awaitEnd} may be called from any thread, a shutdown hook for one.
 */
public final class Runner {
    private final JobSource source;
    private final RunnerOptions options;
    private final JobEnvironment environment;
    private final ProgressView view;
    private final Clock clock;
    private final Alarms alarms;
    private final EventLoop loop = new EventLoop();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean stopAsked;
    /** Belongs to the loop. */
    private Shift shift;

    /** A runner for what the source gives. The source is not closed. */
    public Runner(JobSource source, RunnerOptions options, JobEnvironment environment, ProgressView view, Clock clock) {
        this(source, options, environment, view, clock, new ThreadAlarms("baton-runner-alarms"));
    }

    Runner(
            JobSource source,
            RunnerOptions options,
            JobEnvironment environment,
            ProgressView view,
            Clock clock,
            Alarms alarms) {
        this.source = source;
        this.options = options;
        this.environment = environment;
        this.view = view;
        this.clock = clock;
        this.alarms = alarms;
    }

    /**
     * Runs jobs until the workflow is complete or canceled, nothing has been there to do for as long as the workflow
     * says, or {@link #stop} is called.
     *
     * @throws RuntimeException what the source throws when it does not let the runner begin
     */
    public RunSummary run() {
        try (Alarms closing = alarms) {
            WorkflowFacts workflow = source.workflow();
            Progress progress = source.progress();
            view.begun(workflow, progress);
            Instant begun = clock.instant();
            JobLogs logs = new JobLogs(environment);
            logs.prepare();
            source.register(
                    options.capacity(),
                    Machine.here().hostname(),
                    ProcessHandle.current().pid());
            try (Shift work =
                    new Shift(source, options, environment, logs, view, clock, closing, loop, workflow, progress)) {
                shift = work;
                if (stopAsked) {
                    work.stop();
                }
                work.untilDone();
                RunSummary summary = work.summary(Duration.between(begun, clock.instant()));
                view.finished(summary);
                return summary;
            } finally {
                leave();
            }
        } finally {
            ended.countDown();
        }
    }

    /** Asks the runner to end its jobs, report them and leave; returns at once. */
    public void stop() {
        stopAsked = true;
        loop.post(() -> shift.stop());
    }

    /** Waits until {@link #run} is over; false when it is not in this time. */
    public boolean awaitEnd(Duration longest) throws InterruptedException {
        return ended.await(longest.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void leave() {
        try {
            source.deactivate();
        } catch (RuntimeException away) {
            view.warned("the runner could not say that it leaves: " + away.getMessage());
        }
    }
}
