package dev.baton.cli.server;

import dev.baton.cli.client.Api;
import dev.baton.cli.client.Failure;
import dev.baton.cli.client.Shell;
import dev.baton.cli.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * One run of an actor's command: the message is its standard input and, as text, MSG; what it prints is the log; each line that it
 * appends to the file BATON_RESULTS is a result. While it runs, the server hears so; what is another worker's by now is ended.
 * One thread performs, another one may stop it.
 */
final class ActorRun {
    private static final long RENEW_SECONDS = 20;
    private static final long GRACE_SECONDS = 5;
    private static final int LONGEST_LOG = 1_000_000;
    private static final int LONGEST_VARIABLE = 100_000;

    private final Shell shell;
    private final Api api;
    private final String path;
    private final Json execution;
    private final Json defaults;
    private volatile Process process;
    private volatile boolean stopping;

    /** @param path the execution's, behind the prefix of the actors door */
    ActorRun(Shell shell, Api api, String path, Json execution, Json defaults) {
        this.shell = shell;
        this.api = api;
        this.path = path;
        this.execution = execution;
        this.defaults = defaults;
    }

    void perform(String command) throws InterruptedException {
        try {
            Path folder = Files.createTempDirectory("baton-actor");
            try {
                perform(command, folder);
            } finally {
                remove(folder);
            }
        } catch (IOException broken) {
            tell(1, "the worker could not run the command: " + broken.getMessage(), List.of());
        }
    }

    private void perform(String command, Path folder) throws IOException, InterruptedException {
        Path message = Files.write(folder.resolve("message"), message());
        Path log = folder.resolve("log");
        Path results = Files.createFile(folder.resolve("results"));
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", command)
                .directory(shell.folder().toFile())
                .redirectInput(message.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        Map<String, String> variables = builder.environment();
        Map<String, String> wanted = ActorEnvironment.of(new HashMap<>(variables), defaults, execution.get("context"));
        wanted.put("BATON_RESULTS", results.toString());
        // The system refuses to start anything with a longer one; the whole message is the standard input.
        wanted.values().removeIf(value -> value.length() > LONGEST_VARIABLE);
        variables.clear();
        variables.putAll(wanted);
        if (stopping) {
            giveBack();
            return;
        }
        process = builder.start();
        try {
            if (stopping) {
                end();
            }
            boolean ours = watched();
            if (stopping) {
                giveBack();
            } else if (ours) {
                tell(process.exitValue(), cut(log), Files.readAllLines(results));
            }
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /** Ends the command, whose message goes back to those that wait. Returns when it is told to end; it gets a few seconds. */
    void stop() {
        stopping = true;
        if (process != null) {
            end();
        }
    }

    private void end() {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroy);
        process.onExit()
                .orTimeout(GRACE_SECONDS, TimeUnit.SECONDS)
                .whenComplete((ended, late) -> all.forEach(ProcessHandle::destroyForcibly));
    }

    /** Leaves the message to other workers. */
    void giveBack() {
        try {
            api.actors("PUT", path, attempt(new HashMap<>(Map.of("return", Json.of(true)))));
        } catch (Failure away) {
            // Its lease is over in a minute, and then it waits again too.
            shell.err().println("warning: a message was not given back: " + away.getMessage());
        }
    }

    /** Waits for the end; false where the execution was taken away. */
    private boolean watched() throws InterruptedException {
        while (!process.waitFor(RENEW_SECONDS, TimeUnit.SECONDS)) {
            try {
                if (!api.actors("PUT", path, attempt(new HashMap<>(Map.of("renew", Json.of(true)))))
                        .isTrue("renewed")) {
                    return false;
                }
            } catch (Failure away) {
                // The lease lasts a minute; the next word may come in time.
                shell.err().println("warning: " + away.getMessage());
            }
        }
        return true;
    }

    private byte[] message() {
        String text = execution.text("message").orElse("");
        boolean binary = execution.text("contentType").orElse("").equals("application/octet-stream");
        return binary ? Base64.getDecoder().decode(text) : text.getBytes(StandardCharsets.UTF_8);
    }

    private static String cut(Path log) throws IOException {
        try (var in = Files.newInputStream(log)) {
            return new String(in.readNBytes(LONGEST_LOG), StandardCharsets.UTF_8);
        }
    }

    private Json attempt(Map<String, Json> members) {
        members.put("attempt", Json.of(execution.number("attempt")));
        return new Json.Obj(members);
    }

    private void tell(int exitCode, String log, List<String> results) {
        Map<String, Json> members = new HashMap<>();
        members.put("exitCode", Json.of(exitCode));
        members.put("logs", Json.of(log));
        members.put("results", new Json.Arr(results.stream().map(Json::of).toList()));
        try {
            api.actors("PUT", path, attempt(members));
        } catch (Failure late) {
            shell.err().println("warning: the end of an execution was not taken: " + late.getMessage());
        }
    }

    private static void remove(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
