package dev.baton.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code make -j2}. */
record MakeCommand() implements Command {
    @Override
    public String name() {
        return "make -j2";
    }

    @Override
    public String does() {
        return "a bash -c 'true' a phony target (by its own shell, sh, make starts true without a shell, in half the time); keeps nothing";
    }

    @Override
    public String program() {
        return "make";
    }

    @Override
    public List<String> prepare(Layers graph, Path folder) throws IOException {
        StringBuilder text = new StringBuilder("SHELL = /bin/bash\n");
        StringBuilder all = new StringBuilder();
        String before = "";
        for (int layer = 0; layer < graph.widths().size(); layer++) {
            StringBuilder names = new StringBuilder();
            for (int job = 0; job < graph.widths().get(layer); job++) {
                String name = " j" + layer + "_" + job;
                text.append(name.strip()).append(":").append(before).append("\n\ttrue\n");
                names.append(name);
            }
            before = names.toString();
            all.append(before);
        }
        text.append(".PHONY: all").append(all).append("\nall:").append(all).append('\n');
        Files.writeString(folder.resolve("Makefile"), text);
        return List.of("-j2", "-s", "all");
    }
}
