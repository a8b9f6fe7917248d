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
        return List.of("run", "bench.yaml", "--num-cpus", "2");
    }
}
