package dev.baton.cli.sparky;

import dev.baton.cli.client.Api;
import dev.baton.cli.client.Failure;
import dev.baton.cli.client.NoAnswer;
import dev.baton.cli.client.Refusal;
import dev.baton.cli.json.Json;
import dev.baton.cli.runner.ProcessGroup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs one scenario to its end: brings what it writes, says that it runs, stops it where it is to be stopped. Used by one thread. */
final class ScenarioRun {
    private static final long BEAT_MILLIS = 10_000;
    private static final long PIECE_MILLIS = 500;
    /** How long its end is told again to a server that is away. */
    private static final long TELL_MILLIS = 10 * 60_000;

    private final Api api;
    private final Scenario scenario;
    private final ScenarioReport report;

    ScenarioRun(Api api, Scenario scenario) {
        this.api = api;
        this.scenario = scenario;
        report = new ScenarioReport(api, "/baton/v1" + scenario.work() + "/report/" + scenario.build() + "/");
    }

    /** Once. A thread that is interrupted stops the scenario, whose end is told all the same. */
    void run() {
        int code = 1;
        String why = null;
        try {
            code = execute();
        } catch (Failure wrong) {
            why = wrong.getMessage();
        } catch (IOException unstartable) {
            why = "it could not be started: " + unstartable.getMessage();
        } finally {
            sweep();
        }
        Json.Obj end = Json.EMPTY.with("build", Json.of(scenario.build())).with("exit_code", Json.of(code));
        String last = why == null && code != 0 ? "it ended with exit code " + code : why;
        tell(() -> api.baton("POST", scenario.work() + "/end", last == null ? end : end.with("why", Json.of(last))));
    }

    /** Tells the server something, again while it is away. */
    private static void tell(Runnable word) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(TELL_MILLIS);
        boolean interrupted = Thread.interrupted();
        try {
            while (true) {
                try {
                    word.run();
                    return;
                } catch (NoAnswer away) {
                    if (interrupted || System.nanoTime() > end) {
                        return;
                    }
                    TimeUnit.MILLISECONDS.sleep(PIECE_MILLIS);
                } catch (Refusal known) {
                    // It was ended by somebody else, who knows better.
                    return;
                }
            }
        } catch (InterruptedException stopping) {
            interrupted = true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private int execute() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(scenario.command())
                .directory(scenario.folder().toFile())
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile());
        builder.environment().putAll(scenario.environment());
        ProcessGroup group = ProcessGroup.start(builder);
        Process process = group.process();
        Thread reader = Thread.ofPlatform().daemon().start(() -> report.read(process.getInputStream()));
        try {
            long beat = System.nanoTime();
            while (!process.waitFor(PIECE_MILLIS, TimeUnit.MILLISECONDS)) {
                boolean goesOn = brings();
                if (goesOn && System.nanoTime() - beat > TimeUnit.MILLISECONDS.toNanos(BEAT_MILLIS)) {
                    beat = System.nanoTime();
                    goesOn = goesOn();
                }
                if (!goesOn) {
                    group.end();
                }
            }
            // What it left behind keeps its output open, and has no job any more.
            if (!reader.join(Duration.ofMillis(PIECE_MILLIS))) {
                group.end();
                reader.join();
            }
            tell(() -> report.bring(true));
            return process.exitValue();
        } catch (InterruptedException stopping) {
            group.end();
            Thread.currentThread().interrupt();
            throw new Failure("its worker was stopped");
        }
    }

    private boolean brings() {
        try {
            return report.bring(false);
        } catch (NoAnswer away) {
            return true;
        }
    }

    private boolean goesOn() {
        try {
            Json beat = Json.EMPTY.with("build", Json.of(scenario.build()));
            return api.baton("POST", scenario.work() + "/heartbeat", beat).isTrue("go_on");
        } catch (NoAnswer away) {
            return true;
        }
    }

    private void sweep() {
        try (Stream<Path> files = Files.walk(scenario.folder())) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException left) {
            return;
        }
    }
}
