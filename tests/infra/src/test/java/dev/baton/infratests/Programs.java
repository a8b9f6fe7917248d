package dev.baton.infratests;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Programs of this machine, and what they say. */
final class Programs {
    private static final int PATIENCE_SECONDS = 240;

    private Programs() {}

    /** What a program left: its exit code, and both its streams in one. */
    record Outcome(int code, String out) {}

    static Optional<Path> find(String name) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Outcome run(Path folder, Map<String, String> environment, String... words) throws Exception {
        Path out = Files.createTempFile("baton-infra", ".out");
        try {
            Process process = builder(folder, environment, words)
                    .redirectOutput(out.toFile())
                    .start();
            boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (!ended) {
                process.destroyForcibly();
            }
            return new Outcome(ended ? process.exitValue() : -1, Files.readString(out));
        } finally {
            Files.delete(out);
        }
    }

    /** Nothing of this machine's AWS or Terraform settings reaches a program but what is given here. */
    static ProcessBuilder builder(Path folder, Map<String, String> environment, String... words) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile());
        builder.environment().keySet().removeIf(name -> name.matches("(AWS|TF|BATON|TORC|MOTO)_.*"));
        builder.environment().putAll(environment);
        return builder;
    }
}
