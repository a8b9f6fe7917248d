package dev.baton.cli.runner;

import dev.baton.engine.node.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A runner on a fake workflow, in a folder of its own. */
final class Bench {
    static final long GIB = 1L << 30;

    final Path folder;
    final FakeSource source = new FakeSource();
    final RecordingView view = new RecordingView();
    RunnerOptions options = RunnerOptions.forMachine(new Capacity(2, 4 * GIB, 0));
    Runner runner;

    Bench(Path folder) {
        this.folder = folder;
    }

    static Resources wants(int cpus, String memory) {
        return new Resources(cpus, 0, 1, memory, "PT1H");
    }

    JobEnvironment environment() {
        return new JobEnvironment(
                7,
                "http://localhost:1/torc-service/v1",
                "http://localhost:1",
                "secret",
                folder.resolve("bin"),
                folder.resolve("output"),
                folder);
    }

    RunSummary run() {
        return begin(new ThreadAlarms("test-alarms")).join();
    }

    /** Runs on another thread. */
    CompletableFuture<RunSummary> begin(Alarms alarms) {
        runner = new Runner(source, options, environment(), view, Clock.systemUTC(), alarms);
        return CompletableFuture.supplyAsync(runner::run, task -> new Thread(task, "test-runner").start())
                .orTimeout(2, TimeUnit.MINUTES);
    }

    CompletableFuture<RunSummary> begin() {
        return begin(new ThreadAlarms("test-alarms"));
    }

    String read(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    String stdout(long job) {
        return read("output/job_stdio/job_wf7_j" + job + "_r1_a1.o");
    }

    String stderr(long job) {
        return read("output/job_stdio/job_wf7_j" + job + "_r1_a1.e");
    }

    void awaitFile(String file) {
        Path path = folder.resolve(file);
        Await.until(file + " is there", () -> Files.exists(path));
    }

    /** A process id that a job wrote. */
    ProcessHandle process(String file) {
        Path path = folder.resolve(file);
        Await.until(
                file + " holds a process id",
                () -> Files.exists(path) && read(file).endsWith("\n"));
        return ProcessHandle.of(Long.parseLong(read(file).strip())).orElse(null);
    }

    /** Waits until a process is gone, or is only an entry that its parent (init, for an orphan) has not yet cleared. */
    static void awaitGone(ProcessHandle process) {
        Await.until("the process is gone", () -> !Liveness.of(process));
    }

    /** What a stopped clock cannot show: waiting for others takes real time. */
    static final Duration LONG = Duration.ofHours(1);
}
