package dev.baton.cli.runner;

import java.time.Instant;
import java.util.Optional;

/** A job between its claim and its end. Belongs to the runner's loop, but for its start, which another thread makes. */
final class RunningJob {
    final ClaimedJob job;
    Instant started;
    /** Why it is being ended; empty while it may run on. */
    Optional<EndCause> ending = Optional.empty();
    /** The shell's code, when it ended by a signal that may have been meant for all of us; null otherwise. */
    Integer signalled;

    boolean concluded;

    private Launcher.Launched launched;
    /** Whether its process is being started, in another thread. */
    private boolean starting;
    /** Why it is to be ended as soon as it is started. */
    private Optional<EndCause> endWanted = Optional.empty();
    /** Ends the job when its runtime is over; null when it may run for ever. */
    private Alarms.Alarm limit;

    RunningJob(ClaimedJob job, Instant claimed) {
        this.job = job;
        this.started = claimed;
    }

    /** Its process is about to be started. */
    synchronized void starts() {
        starting = true;
    }

    /** Its process could not be started. */
    synchronized void didNotStart() {
        starting = false;
    }

    /**
     * Its process runs; from the thread that started it.
     *
     * @param runtimeOver ends the job when its runtime is over; null when it may run for ever
     * @return why it is to be ended at once, if somebody wanted that meanwhile
     */
    synchronized Optional<EndCause> runs(Launcher.Launched process, Alarms.Alarm runtimeOver) {
        launched = process;
        limit = runtimeOver;
        starting = false;
        return endWanted;
    }

    /** Whether its process is being started; then it is to be ended as soon as it runs. */
    synchronized boolean endsWhenStarted(EndCause cause) {
        if (starting) {
            endWanted = Optional.of(cause);
        }
        return starting;
    }

    /** Whether nobody has begun to start it. */
    synchronized boolean held() {
        return launched == null && !starting;
    }

    /** Null until the process is started. */
    synchronized Launcher.Launched launched() {
        return launched;
    }

    /** Its runtime is not watched any more. */
    synchronized void forgetLimit() {
        if (limit != null) {
            limit.cancel();
        }
    }
}
