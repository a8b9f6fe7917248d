package dev.baton.cli.runner;

import java.time.Instant;
import java.util.Optional;

/** A job between its claim and its end. Belongs to the runner's thread. */
final class RunningJob {
    final ClaimedJob job;
    Instant started;
    /** Null until the process is started. */
    Launcher.Launched launched;
    /** Whether its process is being started, in another thread. */
    boolean starting;
    /** Why it is to be ended as soon as it is started. */
    Optional<EndCause> endWanted = Optional.empty();
    /** Ends the job when its runtime is over; null when it may run for ever. */
    Alarms.Alarm limit;
    /** Why it is being ended; empty while it may run on. */
    Optional<EndCause> ending = Optional.empty();
    /** The shell's code, when it ended by a signal that may have been meant for all of us; null otherwise. */
    Integer signalled;

    boolean concluded;

    RunningJob(ClaimedJob job, Instant claimed) {
        this.job = job;
        this.started = claimed;
    }
}
