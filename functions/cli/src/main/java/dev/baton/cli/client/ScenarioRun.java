package dev.baton.cli.client;

import dev.baton.cli.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs one scenario to its end: brings what it writes in whole lines, says that it runs, stops it where it is to be stopped. */
final class ScenarioRun {
    private static final long BEAT_MILLIS = 10_000;
    private static final long PIECE_MILLIS = 500;
    private static final int PIECE = 256 << 10;

    private final Api api;
    private final Scenario scenario;
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private int pieces;

    ScenarioRun(Api api, Scenario scenario) {
        this.api = api;
        this.scenario = scenario;
    }

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
        try {
            api.baton("POST", scenario.work() + "/end", why == null ? end : end.with("why", Json.of(why)));
        } catch (Refusal tooLate) {
            // It was ended by somebody else, who knows better.
            return;
        }
    }

    private int execute() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(scenario.command())
                .directory(scenario.folder().toFile())
                .redirectErrorStream(true)
                .redirectInput(scenario.input().toFile());
        builder.environment().putAll(scenario.environment());
        Process process = builder.start();
        Thread reader = Thread.ofPlatform().start(() -> read(process.getInputStream()));
        try {
            long beat = System.nanoTime();
            while (!process.waitFor(PIECE_MILLIS, TimeUnit.MILLISECONDS)) {
                bring(false);
                if (System.nanoTime() - beat > TimeUnit.MILLISECONDS.toNanos(BEAT_MILLIS)) {
                    beat = System.nanoTime();
                    if (!goesOn()) {
                        kill(process);
                    }
                }
            }
            reader.join();
            bring(true);
            return process.exitValue();
        } catch (InterruptedException stopping) {
            kill(process);
            throw new Failure("its worker was stopped");
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

    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private void read(InputStream in) {
        byte[] buffer = new byte[8192];
        try (in) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                synchronized (written) {
                    written.write(buffer, 0, read);
                }
            }
        } catch (IOException closed) {
            return;
        }
    }

    /** Brings whole lines, so that no secret is cut in two; the last one as it is. */
    private void bring(boolean all) {
        for (byte[] piece = next(all); piece.length > 0; piece = next(all)) {
            String path = "/baton/v1" + scenario.work() + "/report/" + scenario.build() + "/" + pieces;
            try {
                api.send("PUT", path, "text/plain", piece);
                pieces++;
            } catch (NoAnswer away) {
                putBack(piece);
                return;
            }
        }
    }

    private void putBack(byte[] piece) {
        synchronized (written) {
            byte[] rest = written.toByteArray();
            written.reset();
            written.writeBytes(piece);
            written.writeBytes(rest);
        }
    }

    private byte[] next(boolean all) {
        synchronized (written) {
            byte[] bytes = written.toByteArray();
            int end = Math.min(bytes.length, PIECE);
            int line = end;
            while (line > 0 && bytes[line - 1] != '\n') {
                line--;
            }
            int taken = line > 0 ? line : all || end == PIECE ? end : 0;
            written.reset();
            written.write(bytes, taken, bytes.length - taken);
            return Arrays.copyOf(bytes, taken);
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
