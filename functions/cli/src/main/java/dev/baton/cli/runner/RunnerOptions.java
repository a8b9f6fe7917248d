package dev.baton.cli.runner;

import java.time.Duration;

/**
 * How a runner behaves. Start from {@link #forMachine} and change what differs.
 *
 * @param capacity what jobs are packed into, and what the node is registered with
 * @param maxParallelJobs 0 to pack by capacity; else this many jobs run at once whatever they ask for, as Torc's
 *     {@code --max-parallel-jobs} does
 * @param strict whether a job larger than the capacity is left alone, instead of run with nothing beside it
 * @param beside what else runs in the same room
 */
public record RunnerOptions(
        Capacity capacity, int maxParallelJobs, boolean strict, Ends ends, Pace pace, Beside beside) {
    /**
     * How jobs end.
     *
     * @param enforceRuntime whether a job is ended when its own runtime limit is over; jobs with {@link
     *     dev.baton.engine.node.Resources#DEFAULT} asked for nothing and are never ended for it
     * @param grace how long a job that supports termination has between SIGTERM and SIGKILL
     * @param reportFor how long an end is reported again while the source fails, and how long claims may fail
     * @param recoveryLimit how long a recovery script may run
     */
    public record Ends(boolean enforceRuntime, Duration grace, Duration reportFor, Duration recoveryLimit) {}

    /**
     * How often a runner does what it does again and again.
     *
     * @param heartbeat how often the source hears of running jobs
     * @param sampling how often memory and CPU are looked at; young jobs are looked at sooner
     * @param redraw how often the progress is shown anew
     * @param progressEvery how often the source is asked for its progress at most
     * @param reporters how many threads report ends and heartbeats; 0 for the runner's own, right for a source that
     *     answers in about a millisecond
     */
    public record Pace(Duration heartbeat, Duration sampling, Duration redraw, Duration progressEvery, int reporters) {}

    /** The defaults for a source in this process, on a machine (or the part of it) with this capacity. */
    public static RunnerOptions forMachine(Capacity capacity) {
        Ends ends = new Ends(true, Duration.ofSeconds(10), Duration.ofMinutes(10), Duration.ofMinutes(10));
        Pace pace = new Pace(
                Duration.ofSeconds(10), Duration.ofSeconds(1), Duration.ofMillis(100), Duration.ofMillis(200), 0);
        return new RunnerOptions(capacity, 0, false, ends, pace, Beside.nobody());
    }

    /** These, for a source behind a network: four reporters, and progress asked for every two seconds. */
    public RunnerOptions remote() {
        Pace slower = new Pace(pace.heartbeat, pace.sampling, pace.redraw, Duration.ofSeconds(2), 4);
        return new RunnerOptions(capacity, maxParallelJobs, strict, ends, slower, beside);
    }

    /** These, with so many jobs at once whatever they ask for; 0 to pack by capacity. */
    public RunnerOptions withMaxParallelJobs(int jobs) {
        return new RunnerOptions(capacity, jobs, strict, ends, pace, beside);
    }

    /** These, with jobs larger than the capacity refused or not. */
    public RunnerOptions withStrict(boolean refuse) {
        return new RunnerOptions(capacity, maxParallelJobs, refuse, ends, pace, beside);
    }

    /** These, with jobs ended at their runtime limit or not. */
    public RunnerOptions withEnforceRuntime(boolean enforce) {
        return ending(new Ends(enforce, ends.grace, ends.reportFor, ends.recoveryLimit));
    }

    /** These, with this time between SIGTERM and SIGKILL. */
    public RunnerOptions withGrace(Duration time) {
        return ending(new Ends(ends.enforceRuntime, time, ends.reportFor, ends.recoveryLimit));
    }

    /** These, with ends reported again for so long. */
    public RunnerOptions withReportFor(Duration time) {
        return ending(new Ends(ends.enforceRuntime, ends.grace, time, ends.recoveryLimit));
    }

    private RunnerOptions ending(Ends other) {
        return new RunnerOptions(capacity, maxParallelJobs, strict, other, pace, beside);
    }

    /** These, in a room that is shared with others. */
    public RunnerOptions withBeside(Beside others) {
        return new RunnerOptions(capacity, maxParallelJobs, strict, ends, pace, others);
    }

    /** How many places for jobs of one processor there are. */
    public int places() {
        return maxParallelJobs > 0 ? maxParallelJobs : Math.max(1, capacity.cpus());
    }
}
