package dev.baton.cli.runner;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What this machine has for jobs.
 *
 * @param root the file system's root, {@code /} outside of tests
 * @param path where programs are looked for, as in PATH
 */
public record Machine(Path root, String path) {
    private static final Pattern MEM_TOTAL = Pattern.compile("(?m)^MemTotal:\\s+(\\d+) kB$");

    /** The machine that this runs on. */
    public static Machine here() {
        return new Machine(Path.of("/"), System.getenv().getOrDefault("PATH", ""));
    }

    /** Its processors (those this process may use), memory and GPUs. */
    public Capacity capacity() {
        return new Capacity(Runtime.getRuntime().availableProcessors(), memoryBytes(), gpus());
    }

    /** Its name. */
    public String hostname() {
        String name = read("proc/sys/kernel/hostname").strip();
        return name.isEmpty() ? System.getenv().getOrDefault("HOSTNAME", "localhost") : name;
    }

    /** The machine's memory, or its control group's limit where that is smaller (version 2, then 1). */
    long memoryBytes() {
        Matcher total = MEM_TOTAL.matcher(read("proc/meminfo"));
        // Elsewhere than on Linux a heap is a quarter of the memory, unless told otherwise.
        long memory = total.find()
                ? Long.parseLong(total.group(1)) * 1024
                : Runtime.getRuntime().maxMemory() * 4;
        for (String limit : List.of("sys/fs/cgroup/memory.max", "sys/fs/cgroup/memory/memory.limit_in_bytes")) {
            String text = read(limit).strip();
            if (text.matches("[1-9]\\d{0,17}")) {
                memory = Math.min(memory, Long.parseLong(text));
            }
        }
        return memory;
    }

    /** How many GPUs nvidia-smi lists; 0 where it is not installed or gives no answer in ten seconds. */
    int gpus() {
        return program("nvidia-smi").map(Path::of).map(Machine::list).orElse(0);
    }

    /** Where PATH has the program first. */
    Optional<String> program(String name) {
        return SearchPath.of(path).program(name).map(File::getPath);
    }

    private static int list(Path program) {
        try {
            Path answer = Files.createTempFile("baton-gpus", ".txt");
            try {
                Process process = new ProcessBuilder(program.toString(), "-L")
                        .redirectOutput(answer.toFile())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
                if (!process.waitFor(10, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    return 0;
                }
                return (int) Files.readAllLines(answer).stream()
                        .filter(line -> line.startsWith("GPU "))
                        .count();
            } finally {
                Files.deleteIfExists(answer);
            }
        } catch (IOException none) {
            return 0;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private String read(String file) {
        try {
            return Files.readString(root.resolve(file));
        } catch (IOException none) {
            return "";
        }
    }
}
