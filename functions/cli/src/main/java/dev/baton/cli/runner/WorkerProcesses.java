package dev.baton.cli.runner;

import dev.baton.cli.ssh.RemoteHost;
import dev.baton.cli.ssh.RemoteStart;
import dev.baton.engine.node.Memory;
import dev.baton.engine.worker.Deed;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * More workers for a runner's workflow, on this machine and on others. They leave by the same rules as the runner, which
 * waits for them, and takes them with it when it is told to stop. Thread-safe.
 */
final class WorkerProcesses implements AutoCloseable {
    /** So many run beside one runner at most. */
    private static final int MOST = 64;

    private static final Duration GRACE = Duration.ofSeconds(20);

    private final JobEnvironment environment;
    private final Capacity capacity;
    private final Path logs;
    private final List<Process> started = new ArrayList<>();
    private final String family =
            ProcessHandle.current().pid() + "." + Long.toString(System.nanoTime(), 36) + ".worker";
    private int count;

    WorkerProcesses(JobEnvironment environment, Capacity capacity) {
        this.environment = environment;
        this.capacity = capacity;
        logs = environment.outputFolder();
    }

    /** Starts workers here; throws IOException where one cannot be. Tells what was done. */
    synchronized String local(Deed.LocalWorkers wanted) throws IOException {
        requireServer();
        int fits = Math.min(wanted.count(), Math.max(0, MOST - running()));
        for (int i = 0; i < fits; i++) {
            List<String> words = new ArrayList<>(
                    List.of(program(), "worker", Long.toString(environment.workflowId()), "--num-cpus", cpus(wanted)));
            words.addAll(List.of("--memory-gb", memory(wanted)));
            if (wanted.maxParallelJobs() != null) {
                words.addAll(
                        List.of("--max-parallel-jobs", wanted.maxParallelJobs().toString()));
            }
            words.addAll(List.of("--output-dir", environment.outputFolder().toString()));
            ProcessBuilder builder = new ProcessBuilder(words)
                    .directory(environment.workingFolder().toFile())
                    .redirectErrorStream(true)
                    .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(Redirect.appendTo(log("local").toFile()));
            Map<String, String> variables = builder.environment();
            variables.put("BATON_URL", environment.batonUrl());
            if (environment.apiKey() != null) {
                variables.put("BATON_API_KEY", environment.apiKey());
            }
            // Whoever finds this runner dead finds its workers by the mark, as it finds jobs.
            variables.merge(JobMark.VARIABLE, family + count + ";", String::concat);
            started.add(builder.start());
        }
        return "started " + workers(fits) + " on this machine"
                + (fits < wanted.count() ? "; no more than " + MOST + " run beside one runner" : "");
    }

    /** Starts workers on other machines; throws IOException where an address is none or ssh is not there. */
    synchronized String remote(Deed.RemoteWorkers wanted) throws IOException {
        requireServer();
        RemoteStart start = new RemoteStart(
                URI.create(environment.batonUrl()),
                environment.apiKey(),
                environment.workflowId(),
                wanted.maxParallelJobs());
        for (String address : wanted.addresses()) {
            RemoteHost host =
                    RemoteHost.parse(address).orElseThrow(() -> new IOException("not an address: " + address));
            started.add(start.on(host, log("remote")));
        }
        return "asked " + String.join(", ", wanted.addresses()) + " for "
                + workers(wanted.addresses().size());
    }

    private void requireServer() throws IOException {
        if (environment.batonUrl() == null) {
            throw new IOException("other workers would find no server");
        }
    }

    private static String workers(int count) {
        return count == 1 ? "1 worker" : count + " workers";
    }

    private String program() {
        return environment.binFolder() == null
                ? "baton"
                : environment.binFolder().resolve("baton").toAbsolutePath().toString();
    }

    private String cpus(Deed.LocalWorkers wanted) {
        return Integer.toString(wanted.cpus() != null ? wanted.cpus() : Math.max(1, capacity.cpus() / wanted.count()));
    }

    private String memory(Deed.LocalWorkers wanted) {
        long bytes = wanted.memory() != null ? Memory.bytes(wanted.memory()) : capacity.memoryBytes() / wanted.count();
        return String.format(Locale.ROOT, "%.3f", bytes / (double) (1L << 30));
    }

    private Path log(String kind) {
        count++;
        return logs.resolve("worker_" + kind + "_wf" + environment.workflowId() + "_p"
                + ProcessHandle.current().pid() + "_" + count + ".log");
    }

    /** How many still run. */
    synchronized int running() {
        started.removeIf(process -> !process.isAlive());
        return started.size();
    }

    /** Asks all to end. */
    synchronized void stop() {
        started.forEach(Process::destroy);
    }

    /** Ends those that are left. */
    @Override
    public synchronized void close() {
        stop();
        long deadline = System.nanoTime() + GRACE.toNanos();
        for (Process process : started) {
            try {
                if (!process.waitFor(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException hurry) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }
}
