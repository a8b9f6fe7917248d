package dev.baton.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code baton run} of a spec.
 *
 * @param root Baton's own folder, where its launcher is
 */
record BatonCommand(Path root) implements Command {
    private static final int AT_ONCE = 2;

    @Override
    public String name() {
        return "baton run";
    }

    @Override
    public String does() {
        return "'true' a job, two at once, logs and results kept, every step in SQLite; a new data folder each time";
    }

    @Override
    public String program() {
        return root.resolve("baton").toString();
    }

    @Override
    public boolean installed() {
        return Files.isExecutable(root.resolve("baton"));
    }

    @Override
    public List<String> prepare(Layers graph, Path folder) throws IOException {
        Files.writeString(folder.resolve("bench.yaml"), SpecText.of(graph));
        // As a user would type it: that two run at once has to be said on other machines alone.
        return Runtime.getRuntime().availableProcessors() == AT_ONCE
                ? List.of("run", "bench.yaml")
                : List.of("run", "bench.yaml", "--num-cpus", String.valueOf(AT_ONCE));
    }
}
