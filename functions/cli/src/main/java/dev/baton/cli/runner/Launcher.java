package dev.baton.cli.runner;

import dev.baton.engine.worker.ActionOrder;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Starts jobs by bash, or without it where it would do nothing of its own. Output goes to files, never through pipes: a child that outlives its job holds nothing up, and
 * a talkative one costs nothing. Thread-safe.
 */
final class Launcher {
    private static final File NULL = new File("/dev/null");
    /** Linux takes 128 KiB an argument; a character is up to three bytes. */
    private static final int MOST_ARGUMENT = 40_000;

    private final JobEnvironment environment;
    private final JobLogs logs;
    private final Map<String, String> inherited = System.getenv();
    private final String family = ProcessHandle.current().pid() + "." + Long.toString(System.nanoTime(), 36) + ".";
    private final AtomicLong next = new AtomicLong();
    /** Found once: a bare name costs a failed call for each folder of PATH before the right one, for every job. */
    private final String bash = Machine.here().program("bash").orElse("bash");

    private final PlainCommand plain;
    /** Each has the variables that all jobs share, so that a job's start adds its own only; it is one thread's at a time. */
    private final Queue<ProcessBuilder> prepared = new ConcurrentLinkedQueue<>();

    Launcher(JobEnvironment environment, JobLogs logs) {
        this.environment = environment;
        this.logs = logs;
        Map<String, String> variables = new HashMap<>(inherited);
        variables.putAll(environment.shared(inherited.get("PATH")));
        plain = new PlainCommand(variables, environment.workingFolder());
    }

    /** A started shell and what finds its processes. */
    record Launched(Process process, ProcessTree tree) {}

    /** Starts a job's command. Throws IOException or IllegalArgumentException when it cannot be started. */
    Launched job(ClaimedJob job) throws IOException {
        ProcessBuilder used = prepared.poll();
        ProcessBuilder builder = used == null ? builder() : used;
        Launched launched = shell(
                builder,
                job,
                job.command(),
                Redirect.to(logs.stdout(job).toFile()),
                Redirect.to(logs.stderr(job).toFile()));
        prepared.add(builder);
        return launched;
    }

    /** Starts the recovery script after a failed attempt, whose logs it adds to. */
    Launched recovery(ClaimedJob job, int returnCode, String script) throws IOException {
        String code = Integer.toString(returnCode);
        ProcessBuilder builder = builder();
        JobEnvironment.both(builder.environment(), "RETURN_CODE", code);
        return shell(
                builder,
                job,
                script,
                Redirect.appendTo(logs.stdout(job).toFile()),
                Redirect.appendTo(logs.stderr(job).toFile()));
    }

    /** Starts a command of an action, in the output folder; its output is added to that of the commands before it. */
    Launched action(ActionOrder order, long runId, String command) throws IOException {
        ProcessBuilder builder = builder().directory(environment.outputFolder().toFile());
        Map<String, String> variables = builder.environment();
        JobEnvironment.both(variables, "ACTION_ID", Long.toString(order.actionId()));
        JobEnvironment.both(variables, "ACTION_TRIGGER", order.trigger());
        JobEnvironment.both(variables, "RUN_ID", Long.toString(runId));
        Redirect log = Redirect.appendTo(actionLog(order, runId).toFile());
        return started(builder.command(bash, "-c", command), log, log);
    }

    /** Where an action's output goes. */
    Path actionLog(ActionOrder order, long runId) {
        return environment
                .outputFolder()
                .resolve("action_wf" + environment.workflowId() + "_" + order.actionId() + "_r" + runId + ".log");
    }

    /** Starts in the working folder with what all jobs and actions find. */
    private ProcessBuilder builder() {
        ProcessBuilder builder = new ProcessBuilder();
        builder.environment().putAll(environment.shared(inherited.get("PATH")));
        return builder.directory(environment.workingFolder().toFile()).redirectInput(NULL);
    }

    private Launched shell(ProcessBuilder builder, ClaimedJob job, String command, Redirect out, Redirect err)
            throws IOException {
        environment.add(job, builder.environment());
        // As a shell would say it.
        builder.environment().put("PWD", environment.workingFolder().toString());
        return started(builder.command(words(job, command)), out, err);
    }

    private Launched started(ProcessBuilder builder, Redirect out, Redirect err) throws IOException {
        JobMark mark = new JobMark(family + next.incrementAndGet() + ";");
        builder.environment().put(JobMark.VARIABLE, mark.value(inherited.get(JobMark.VARIABLE)));
        Process process = builder.redirectOutput(out).redirectError(err).start();
        return new Launched(process, new ProcessTree(process.toHandle(), mark));
    }

    private List<String> words(ClaimedJob job, String command) throws IOException {
        if (command.length() > MOST_ARGUMENT) {
            return List.of(bash, logs.script(job, command).toString());
        }
        return plain.words(command).orElseGet(() -> List.of(bash, "-c", command));
    }
}
