package dev.baton.bench.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A {@code baton server} of our own, as a user starts it, over a data folder of its own. */
public final class BatonServer implements AutoCloseable {
    private final Process process;
    private final int port;
    private final String key;

    private BatonServer(Process process, int port, String key) {
        this.process = process;
        this.port = port;
        this.key = key;
    }

    /**
     * Starts it, and returns when it serves.
     *
     * @param root Baton's own folder, where its launcher is
     * @param folder an empty one
     */
    public static BatonServer start(Path root, Path folder) throws IOException {
        Path errors = folder.resolve("server.err");
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        root.resolve("baton").toString(),
                        "server",
                        "--port",
                        "0",
                        "--data",
                        "data",
                        "--sparky-jobs",
                        "0"))
                .directory(folder.toFile())
                .redirectError(errors.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("BATON_") || name.startsWith("TORC_"));
        Process process = builder.start();
        BufferedReader out = process.inputReader();
        String line = out.readLine();
        while (line != null && !line.startsWith("Baton serves ")) {
            line = out.readLine();
        }
        if (line == null) {
            throw new IllegalStateException("the server did not start:\n" + Files.readString(errors));
        }
        int port = URI.create(line.replaceAll("Baton serves (\\S+), .*", "$1")).getPort();
        return new BatonServer(
                process,
                port,
                Files.readString(folder.resolve("data/admin.key")).strip());
    }

    public int port() {
        return port;
    }

    /** Requests of who has the admin key. */
    public Requests requests() {
        return Requests.withKey(key);
    }

    /** The server's process id. */
    public long pid() {
        return process.pid();
    }

    /** Processor time that the server has used. */
    public Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Memory that the system has given it, in MiB. */
    public long residentMiB() throws IOException {
        try (var lines = Files.lines(Path.of("/proc/" + pid() + "/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        }
    }

    /** How many threads of the system it has. */
    public long threads() throws IOException {
        try (var lines = Files.lines(Path.of("/proc/" + pid() + "/status"))) {
            return lines.filter(line -> line.startsWith("Threads:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .findFirst()
                    .orElse(0);
        }
    }

    /** What lives on the server's heap after a collection, in MiB; asks for the collection. */
    public long heapMiB() throws IOException, InterruptedException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        String pid = Long.toString(pid());
        run(jcmd, pid, "GC.run");
        String info = run(jcmd, pid, "GC.heap_info");
        long used = 0;
        for (String line :
                info.lines().filter(each -> !each.contains("Metaspace")).toList()) {
            if (line.matches(".*(total|reserved) \\d+K.* used \\d+K.*")) {
                used += Long.parseLong(line.replaceAll(".* used (\\d+)K.*", "$1"));
            }
        }
        return used / 1024;
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String out = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        process.waitFor();
        return out;
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().completeOnTimeout(process, 30, TimeUnit.SECONDS).join();
        process.destroyForcibly().onExit().join();
    }
}
