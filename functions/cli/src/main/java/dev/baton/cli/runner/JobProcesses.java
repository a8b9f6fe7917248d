package dev.baton.cli.runner;

import dev.baton.cli.disk.Contents;
import dev.baton.engine.job.JobStatus;
import dev.baton.engine.node.Resources;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;

/**
 * Starts jobs' processes, waits for them, ends them, and makes their ends into results. Called in the loop; waiting and
 * killing have threads of their own, which hand what they saw to it.
 */
final class JobProcesses implements AutoCloseable {
    private static final int NOT_STARTED = 127;
    private static final int INTERRUPTED = 128 + 2;
    private static final int ASKED_TO_END = 128 + TreeKiller.SIGTERM;
    /** Ctrl-C reaches a job and the runner at once; the runner may hear of it second. */
    private static final Duration SIGNAL_LAG = Duration.ofMillis(200);

    private final RunnerOptions options;
    private final JobEnvironment environment;
    private final JobLogs logs;
    private final Launcher launcher;
    private final UsageSampler sampler;
    private final UsageLog usages;
    private final Alarms alarms;
    private final EventLoop loop;
    private final Clock clock;
    private final BiConsumer<RunningJob, FinishedJob> ended;
    /** Of the thread that handles its own job's end, and would start another one next; null when there is none. */
    private Place free;

    private final ExecutorService waiters = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "baton-job");
        thread.setDaemon(true);
        return thread;
    });

    JobProcesses(
            RunnerOptions options,
            JobEnvironment environment,
            Launcher launcher,
            JobLogs logs,
            UsageSampler sampler,
            Alarms alarms,
            EventLoop loop,
            Clock clock,
            BiConsumer<RunningJob, FinishedJob> ended) {
        this.options = options;
        this.environment = environment;
        this.launcher = launcher;
        this.logs = logs;
        this.sampler = sampler;
        this.usages = new UsageLog(environment, ProcessHandle.current().pid());
        this.alarms = alarms;
        this.loop = loop;
        this.clock = clock;
        this.ended = ended;
        // The JDK writes starts to a log, which it looks for at the first: meanwhile the first job is claimed.
        waiters.execute(() -> System.getLogger("java.lang.ProcessBuilder").isLoggable(System.Logger.Level.DEBUG));
    }

    /**
     * Starts a job's process. That takes a while, so that it happens in the thread that then waits for its end: the one whose
     * job ended right now, else one that has to be woken.
     */
    void start(RunningJob run) {
        run.started = clock.instant();
        run.starts();
        if (free != null) {
            free.next = run;
            free = null;
        } else {
            waiters.execute(() -> oneAfterTheOther(run));
        }
    }

    private void oneAfterTheOther(RunningJob first) {
        Place place = new Place();
        for (RunningJob run = first; run != null; run = place.next) {
            place.next = null;
            live(run, place);
        }
    }

    private void live(RunningJob run, Place place) {
        Launcher.Launched launched;
        try {
            launched = launcher.job(run.job);
        } catch (IOException | IllegalArgumentException refused) {
            loop.post(() -> notStarted(run, "the command cannot be started: " + refused.getMessage()));
            return;
        }
        // Said at once: the runner's thread would have to be woken for it.
        started(run, launched).ifPresent(cause -> loop.post(() -> end(run, cause)));
        int code = await(launched.process());
        Instant at = clock.instant();
        // Reading what it wrote takes a while, too.
        OutputCheck outputs = OutputCheck.of(run.job, environment.workingFolder(), code == 0 ? new Contents() : null);
        boolean handled = loop.handleHere(() -> {
            free = place;
            try {
                exited(run, code, at, outputs);
            } finally {
                free = null;
            }
        });
        if (!handled) {
            loop.post(() -> exited(run, code, at, outputs));
        }
    }

    private void notStarted(RunningJob run, String reason) {
        run.didNotStart();
        logs.note(run.job, reason);
        conclude(run, JobStatus.FAILED, NOT_STARTED, clock.instant(), reason);
    }

    /** Why the job is to be ended at once, if it is. */
    private Optional<EndCause> started(RunningJob run, Launcher.Launched launched) {
        sampler.add(launched.process().pid());
        boolean limited =
                options.ends().enforceRuntime() && !run.job.resources().equals(Resources.DEFAULT);
        return run.runs(
                launched,
                limited
                        ? alarms.after(
                                run.job.resources().runtimeLimit(),
                                () -> loop.post(() -> end(run, EndCause.RUNTIME_OVER)))
                        : null);
    }

    /** Ends a job and its whole tree; does nothing when that is under way or it has ended. */
    void end(RunningJob run, EndCause cause) {
        if (run.endsWhenStarted(cause) || run.concluded || run.ending.isPresent()) {
            return;
        }
        run.ending = Optional.of(cause);
        String reason = reason(run.job, cause);
        Launcher.Launched launched = run.launched();
        if (launched == null) {
            loop.post(() -> conclude(run, JobStatus.TERMINATED, -TreeKiller.SIGTERM, clock.instant(), reason));
            return;
        }
        if (run.signalled != null) {
            conclude(run, JobStatus.TERMINATED, 128 - run.signalled, clock.instant(), reason);
            return;
        }
        boolean gentle = run.job.supportsTermination() && cause != EndCause.UNWANTED;
        waiters.execute(() -> {
            int signal = TreeKiller.end(launched.tree(), gentle ? options.ends().grace() : Duration.ZERO);
            await(launched.process());
            Instant at = clock.instant();
            loop.post(() -> {
                logs.note(run.job, reason);
                conclude(run, JobStatus.TERMINATED, -signal, at, reason);
            });
        });
    }

    private void exited(RunningJob run, int code, Instant at, OutputCheck outputs) {
        if (run.ending.isPresent()) {
            return;
        }
        if (code == INTERRUPTED || code == ASKED_TO_END) {
            run.signalled = code;
            alarms.after(SIGNAL_LAG, () -> loop.post(() -> judge(run, code, at, outputs)));
        } else {
            judge(run, code, at, outputs);
        }
    }

    private void judge(RunningJob run, int code, Instant at, OutputCheck outputs) {
        if (code != 0) {
            conclude(run, JobStatus.FAILED, code, at, "", outputs);
            return;
        }
        if (outputs.missing().isEmpty()) {
            conclude(run, JobStatus.COMPLETED, 0, at, "", outputs);
        } else {
            String reason = "the command ended well but did not write " + String.join(", ", outputs.missing());
            logs.note(run.job, reason);
            conclude(run, JobStatus.FAILED, 1, at, reason, outputs);
        }
    }

    private void conclude(RunningJob run, JobStatus status, int code, Instant at, String reason) {
        conclude(run, status, code, at, reason, OutputCheck.of(run.job, environment.workingFolder(), null));
    }

    private void conclude(RunningJob run, JobStatus status, int code, Instant at, String reason, OutputCheck outputs) {
        if (run.concluded) {
            return;
        }
        run.concluded = true;
        run.forgetLimit();
        Launcher.Launched launched = run.launched();
        Optional<UsageMeter> measured = launched == null
                ? Optional.empty()
                : sampler.remove(launched.process().pid());
        measured.ifPresent(meter -> usages.add(run.job, run.started, meter.curve()));
        Optional<Usage> usage = measured.flatMap(UsageMeter::usage);
        JobEnd end = new JobEnd(status, code, Duration.between(run.started, at), usage, at, outputs.present());
        ended.accept(run, new FinishedJob(run.job, end, reason, logs.stdout(run.job), logs.stderr(run.job)));
    }

    private static String reason(ClaimedJob job, EndCause cause) {
        return switch (cause) {
            case RUNTIME_OVER ->
                "ended because its runtime limit of "
                        + Quantities.time(job.resources().runtimeLimit()) + " was over";
            case RUNNER_STOPS -> "ended because the runner was told to stop";
            case UNWANTED -> "ended because its workflow was canceled or the job was taken away";
        };
    }

    /** What a thread that waits for processes does next; null for nothing. */
    private static final class Place {
        private RunningJob next;
    }

    private static int await(Process process) {
        while (true) {
            try {
                return process.waitFor();
            } catch (InterruptedException retry) {
                // These threads are interrupted only when the runner has ended, and then nobody listens.
                continue;
            }
        }
    }

    @Override
    public void close() {
        waiters.shutdown();
    }
}
