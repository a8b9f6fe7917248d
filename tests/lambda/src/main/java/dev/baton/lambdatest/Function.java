package dev.baton.lambdatest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * One execution environment of a function, as Lambda makes it: a process of its own over the unpacked zip, with the managed
 * runtime's client, which takes one invocation at a time. Close it to end the process.
 */
public final class Function implements AutoCloseable {
    private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(30);
    private static final long START_SECONDS = 240;

    private final RuntimeApi api = new RuntimeApi();
    private final Path log;
    private final Process process;

    private Function(Role role, Map<String, String> environment, Launch launch) {
        try {
            log = Files.createTempFile("function-", ".log");
            List<String> command = new ArrayList<>(launch.command());
            command.add(role.handler());
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(Zip.task().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            Map<String, String> variables = builder.environment();
            variables.keySet().removeIf(name -> name.matches("(BATON|TORC|AWS|QUARKUS|JAVA|JDK)_.*"));
            variables.putAll(environment);
            variables.putAll(role.environment());
            variables.putAll(launch.environment());
            variables.put("AWS_LAMBDA_RUNTIME_API", api.authority());
            variables.put("AWS_LAMBDA_FUNCTION_NAME", "baton-" + role.name().toLowerCase(java.util.Locale.ROOT));
            variables.put("_HANDLER", role.handler());
            variables.put("LAMBDA_TASK_ROOT", Zip.task().toString());
            process = builder.start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        process.onExit().thenRun(api::abandon);
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    /** Starts an environment; it may still be starting when this returns. */
    public static Function start(Role role, Map<String, String> environment) {
        return start(role, environment, ClassData.quickest());
    }

    /** As above, in another way. */
    static Function start(Role role, Map<String, String> environment, Launch launch) {
        return new Function(role, environment, launch);
    }

    /** Invokes the function and waits for the answer, which must be one. */
    public String invoke(String event) {
        return switch (invoke(event.getBytes(StandardCharsets.UTF_8), USUAL_TIMEOUT)) {
            case Answer.Payload payload -> payload.text();
            case Answer.Failed failed -> throw new IllegalStateException(failed.report() + "\n" + log());
            case Answer.Gone gone -> throw new IllegalStateException("the process is gone:\n" + log());
        };
    }

    /** Invokes the function with a timeout, after which Lambda kills the process. */
    public Answer invoke(byte[] event, Duration timeout) {
        CompletableFuture<Answer> answer = api.submit(event, timeout);
        if (!process.isAlive()) {
            api.abandon();
        }
        return answer.completeOnTimeout(new Answer.Gone(), timeout.toMillis() + startMillis(), TimeUnit.MILLISECONDS)
                .thenApply(this::ended)
                .join();
    }

    /** Starts an invocation without waiting for its answer. */
    public CompletableFuture<Answer> begin(String event) {
        return api.submit(event.getBytes(StandardCharsets.UTF_8), USUAL_TIMEOUT);
    }

    /** The first invocation waits for the start, which Lambda does not count. */
    private long startMillis() {
        return api.firstAsked().getCount() == 0 ? 0 : TimeUnit.SECONDS.toMillis(START_SECONDS);
    }

    private Answer ended(Answer answer) {
        if (answer instanceof Answer.Gone) {
            kill();
        }
        return answer;
    }

    /** Waits until the process is ready for its first invocation. */
    public Function ready() throws InterruptedException {
        if (!api.firstAsked().await(START_SECONDS, TimeUnit.SECONDS)
                || api.initError().isPresent()) {
            throw new IllegalStateException("the function did not start: " + api.initError() + "\n" + log());
        }
        return this;
    }

    /** Kills the process wherever it is, as Lambda may do at any time. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
        api.abandon();
    }

    /** Asks the process to end by itself, and waits for that. */
    void end(long time, TimeUnit unit) throws InterruptedException {
        process.destroy();
        process.waitFor(time, unit);
    }

    /** Whether the process is there. */
    public boolean alive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /** Whether it went through a checkpoint. */
    boolean restored() {
        return api.restored();
    }

    /** What the function has logged. */
    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
        api.close();
        log.toFile().delete();
    }
}
