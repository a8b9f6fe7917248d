package dev.baton.cli.runner;

import dev.baton.engine.job.JobStatus;
import dev.baton.engine.node.Resources;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A runner at work: claims, starts, ends, reports. Everything here happens in the loop, on one thread at a time; what other
 * threads see comes through it.
 */
final class Shift implements AutoCloseable {
    private static final Duration QUIET = Duration.ofMillis(50);
    private static final Duration IDLE_LOOK = Duration.ofSeconds(1);
    private static final Duration STOP_REPORTS_WITHIN = Duration.ofSeconds(10);

    private final JobSource source;
    private final RunnerOptions options;
    private final ProgressView view;
    private final Clock clock;
    private final Alarms alarms;
    private final EventLoop loop;
    private final WorkflowFacts workflow;
    private final Room room;
    private final JobProcesses processes;
    private final EndReporter reporter;
    private final Recoveries recoveries;
    private final ActionRuns actions;
    private final NewsWatch news;
    private final Patience patience;
    private final ProgressBoard board;
    private final ExecutorService reporters;
    private final Executor work;
    private final Alarms samplerAlarms = new ThreadAlarms("baton-usage");
    private final RunTally tally = new RunTally();
    private final Set<RunningJob> runs = new LinkedHashSet<>();
    private final Set<Resources> warned = new HashSet<>();

    private boolean claimDue = true;
    /** Whether the last claim was granted all that it asked for, so that there may be more. */
    private boolean plenty;

    /** Whether jobs ended, or others did something, since actions were looked for. */
    private boolean newsForActions = true;

    /** Whether the runner's thread waits for others' news rather than for the ends of jobs alone. */
    private boolean waitsCurious;

    private boolean leaving;
    private boolean stopped;
    private boolean beating;
    private Instant idleSince;
    private Instant lookedAround = Instant.MIN;
    private Optional<String> error = Optional.empty();

    Shift(
            JobSource source,
            RunnerOptions options,
            JobEnvironment environment,
            JobLogs logs,
            ProgressView view,
            Clock clock,
            Alarms alarms,
            EventLoop loop,
            WorkflowFacts workflow,
            Progress progress) {
        this.source = source;
        this.options = options;
        this.view = view;
        this.clock = clock;
        this.alarms = alarms;
        this.loop = loop;
        this.workflow = workflow;
        room = new Room(options);
        reporters = options.pace().reporters() == 0
                ? null
                : Executors.newFixedThreadPool(
                        options.pace().reporters(),
                        Thread.ofPlatform().daemon().name("baton-report-", 0).factory());
        work = reporters == null ? Runnable::run : reporters;
        UsageSampler sampler = new UsageSampler(clock, options.pace().sampling());
        Launcher launcher = new Launcher(environment, logs);
        processes =
                new JobProcesses(options, environment, launcher, logs, sampler, alarms, loop, clock, this::jobEnded);
        reporter = new EndReporter(
                source,
                work,
                reporters == null ? work : loop::post,
                alarms,
                loop,
                clock,
                options.ends().reportFor(),
                this::reported,
                this::notReported);
        recoveries = new Recoveries(launcher, logs, loop, options.ends().recoveryLimit(), this::recovered);
        actions = new ActionRuns(
                source,
                new ActionDeeds(
                        source,
                        launcher,
                        new WorkerProcesses(environment, options.capacity()),
                        workflow.runId(),
                        options.ends().reportFor()),
                loop,
                view,
                clock,
                options.pace().progressEvery());
        news = new NewsWatch(source, () -> loop.post(this::heard));
        patience = new Patience(clock, options.ends().reportFor());
        board = new ProgressBoard(source, view, clock, options.pace().progressEvery(), progress);
        samplerAlarms.every(UsageSampler.TICK, sampler::tick);
        alarms.every(options.pace().heartbeat(), () -> loop.post(this::beat));
        alarms.every(options.pace().redraw(), () -> loop.post(this::look));
    }

    /** Works until there is nothing more to do. */
    void untilDone() {
        try {
            loop.during(this::work, this::goesOn);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            error = Optional.of("the runner's thread was interrupted");
            runs.forEach(run -> processes.end(run, EndCause.UNWANTED));
        }
    }

    private void work() throws InterruptedException {
        while (true) {
            if (begun()) {
                claim();
            }
            if (busy()) {
                idleSince = null;
                lookedAround = Instant.MIN;
            } else if ((leaving || nothingToDo()) && mayLeave()) {
                return;
            }
            waitsCurious = curious();
            if (!loop.await(waitsCurious ? QUIET : IDLE_LOOK) && waitsCurious) {
                news.ask();
            }
        }
    }

    /** Whether jobs that others make ready could start here. */
    private boolean curious() {
        return !leaving && !claimDue && room.open();
    }

    /** Whether jobs run and nothing else is to be done, until one of them ends. */
    private boolean goesOn() {
        return !runs.isEmpty() && !leaving && !claimDue && !actions.any() && waitsCurious == room.open();
    }

    /** Ends all jobs and takes no more. */
    void stop() {
        stopped = true;
        leaving = true;
        reporter.hurry(STOP_REPORTS_WITHIN);
        recoveries.endAll();
        actions.stop();
        List.copyOf(runs).forEach(run -> processes.end(run, EndCause.RUNNER_STOPS));
    }

    RunSummary summary(Duration elapsed) {
        return new RunSummary(
                workflow,
                board.latest(),
                elapsed,
                tally.ran(),
                tally.failures(),
                tally.slowest(),
                stopped,
                error,
                actions.failures());
    }

    private boolean busy() {
        return !runs.isEmpty() || !reporter.idle() || !recoveries.idle() || !actions.idle();
    }

    /** Whether jobs may be claimed; looks for actions that are due. */
    private boolean begun() {
        try {
            boolean begun = leaving || actions.begun();
            if (begun && !leaving) {
                actions.look(newsForActions);
                newsForActions = false;
            }
            return begun;
        } catch (RuntimeException failure) {
            trouble(failure);
            return false;
        }
    }

    private boolean mayLeave() {
        leaving = true;
        try {
            return error.isPresent() || actions.mayLeave();
        } catch (RuntimeException away) {
            view.warned("the workflow's actions could not be asked for: " + away.getMessage());
            return true;
        }
    }

    private void claim() {
        while (claimDue && !leaving && room.open()) {
            lookedAround = Instant.MIN;
            int limit = room.limit();
            List<ClaimedJob> jobs = claim(room.free(), limit, false);
            plenty = jobs.size() == limit;
            claimDue = plenty;
            jobs.forEach(this::begin);
        }
    }

    private List<ClaimedJob> claim(Capacity free, int limit, boolean anySize) {
        try {
            List<ClaimedJob> jobs = source.claim(free, limit, anySize);
            patience.restored();
            return jobs;
        } catch (RuntimeException failure) {
            trouble(failure);
            return List.of();
        }
    }

    private void begin(ClaimedJob job) {
        RunningJob run = new RunningJob(job, clock.instant());
        runs.add(run);
        if (room.take(job.resources()) && warned.add(job.resources())) {
            view.warned("job " + ProgressText.quoted(job.name()) + " asks for " + Capacity.describe(job.resources())
                    + "; this machine has " + options.capacity().describe() + ": it runs alone");
        }
        if (!held(job)) {
            start(run);
        }
    }

    /** A next attempt may come before the word that the last one's end was recorded, and that there is a script to run first. */
    private boolean held(ClaimedJob job) {
        return recoveries.busy(job.jobId()) || job.attempt() > 1 && reporter.reports(job.jobId());
    }

    private void start(RunningJob run) {
        processes.start(run);
        board.started();
        view.jobStarted(run.job);
    }

    private void recovered(long jobId) {
        for (RunningJob run : List.copyOf(runs)) {
            if (run.job.jobId() == jobId && run.held() && run.ending.isEmpty() && !run.concluded) {
                start(run);
            }
        }
    }

    private void jobEnded(RunningJob run, FinishedJob finished) {
        runs.remove(run);
        room.release(run.job.resources());
        claimDue = true;
        boolean unwanted = run.ending.equals(Optional.of(EndCause.UNWANTED));
        if (plenty && (unwanted || reporters != null)) {
            // The next job starts while this one's end is recorded.
            claim();
        }
        if (unwanted) {
            board.ended(JobStatus.READY);
            view.jobEnded(finished, new Verdict.NotYours());
        } else if (reporters == null && !leaving && room.open()) {
            recordedWithNext(finished);
        } else {
            reporter.report(finished, EndReporter.NOTHING);
        }
    }

    /** Has the end recorded and jobs claimed that may start by it, as one; these start when that is done. */
    private void recordedWithNext(FinishedJob finished) {
        Claim next = new Claim(source, room.free(), room.limit());
        reporter.report(finished, next);
        if (!next.made() || reporter.reports(finished)) {
            return;
        }
        next.failure().ifPresentOrElse(this::trouble, () -> {
            patience.restored();
            plenty = next.jobs().size() == next.limit();
            claimDue = plenty;
            next.jobs().forEach(this::begin);
        });
    }

    private void reported(FinishedJob finished, Verdict verdict) {
        claimDue = true;
        newsForActions = true;
        board.ended(verdict.kind() == Verdict.Kind.DONE ? finished.end().status() : JobStatus.READY);
        view.jobEnded(finished, verdict);
        if (verdict instanceof Verdict.Retry(String script, int next) && script != null && !leaving) {
            recoveries.start(finished, script);
        } else if (verdict.kind() == Verdict.Kind.DONE) {
            tally.add(finished);
        }
        letGo(finished);
    }

    private void letGo(FinishedJob finished) {
        if (!held(finished.job())) {
            recovered(finished.job().jobId());
        }
    }

    private void notReported(FinishedJob finished, RuntimeException failure) {
        tally.add(finished);
        error = Optional.of("the end of job "
                + ProgressText.quoted(finished.job().name()) + " could not be recorded: " + failure.getMessage());
        view.warned(error.get());
        letGo(finished);
    }

    /** Nothing runs here. Whether to leave; else something was started, or it is worth waiting. */
    private boolean nothingToDo() {
        Instant now = clock.instant();
        if (claimDue || patience.inTrouble() || now.isBefore(lookedAround.plus(IDLE_LOOK))) {
            return false;
        }
        lookedAround = now;
        Optional<Progress> asked = board.ask();
        if (asked.isEmpty()) {
            trouble(board.failure());
            return false;
        }
        Progress progress = asked.get();
        if (progress.canceled()) {
            return true;
        }
        if (progress.complete() && !workflow.ignoreCompletion()) {
            return actionsFinished();
        }
        boolean ready = progress.count(JobStatus.READY) > 0;
        if (ready && tooLarge(progress)) {
            return leaving;
        }
        boolean hope =
                ready || progress.held() > 0 || progress.moreToCome() || progress.settling() || progress.complete();
        return !hope || waitedEnough(now);
    }

    private boolean actionsFinished() {
        try {
            return actions.finished();
        } catch (RuntimeException failure) {
            trouble(failure);
            return false;
        }
    }

    /** Whether the ready jobs were found to be too large for the room: one is started, or refused as an error. */
    private boolean tooLarge(Progress progress) {
        List<ClaimedJob> jobs =
                options.strict() ? claim(room.free(), room.limit(), false) : claim(room.total(), 1, true);
        if (!jobs.isEmpty()) {
            jobs.forEach(this::begin);
            return true;
        }
        if (options.strict() && progress.held() == 0 && !progress.moreToCome() && !patience.inTrouble()) {
            error = Optional.of(Quantities.jobs(progress.count(JobStatus.READY))
                    + " ready, each asking for more than this machine has ("
                    + options.capacity().describe() + "), and nothing else can run");
            leaving = true;
            return true;
        }
        return false;
    }

    private boolean waitedEnough(Instant now) {
        if (idleSince == null) {
            idleSince = now;
        }
        return Duration.between(idleSince, now).compareTo(workflow.waitForNewJobs()) >= 0;
    }

    private void heard() {
        news.heard();
        claimDue = true;
        newsForActions = true;
        board.stale();
        look();
    }

    private void look() {
        board.show().ifPresent(progress -> {
            if (progress.canceled()) {
                canceled();
            }
        });
    }

    private void beat() {
        if (beating) {
            return;
        }
        beating = true;
        List<ClaimedJob> held = new ArrayList<>(reporter.pending());
        runs.forEach(run -> held.add(run.job));
        work.execute(() -> {
            try {
                Pulse pulse = source.heartbeat(held);
                loop.post(() -> felt(pulse));
            } catch (RuntimeException away) {
                // The next one tells the same; a source that stays away is noticed by claims and reports.
                loop.post(() -> beating = false);
            }
        });
    }

    private void felt(Pulse pulse) {
        beating = false;
        if (pulse.canceled()) {
            canceled();
        }
        for (RunningJob run : List.copyOf(runs)) {
            if (pulse.lost().contains(run.job)) {
                processes.end(run, EndCause.UNWANTED);
            }
        }
    }

    private void canceled() {
        if (!leaving) {
            view.warned("the workflow was canceled");
        }
        leaving = true;
        recoveries.endAll();
        actions.stop();
        List.copyOf(runs).forEach(run -> processes.end(run, EndCause.UNWANTED));
    }

    private void trouble(RuntimeException failure) {
        if (!patience.inTrouble()) {
            view.warned("the source of jobs does not answer, trying again: " + failure.getMessage());
        }
        Optional<Duration> pause = patience.pause();
        if (pause.isEmpty()) {
            leaving = true;
            error = Optional.of("the source of jobs did not answer for "
                    + Quantities.time(options.ends().reportFor()) + ": " + failure.getMessage());
        } else {
            claimDue = false;
            alarms.after(pause.get(), () -> loop.post(() -> claimDue = true));
        }
    }

    @Override
    public void close() {
        news.close();
        samplerAlarms.close();
        processes.close();
        actions.close();
        if (reporters != null) {
            reporters.shutdownNow();
        }
    }
}
