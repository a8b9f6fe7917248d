package dev.baton.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code snakemake -c2}, with its cheaper scheduler. */
record SnakemakeCommand() implements Command {
    @Override
    public String name() {
        return "snakemake -c2";
    }

    @Override
    public String does() {
        return "a bash -c 'true' a rule, its output file touched by Snakemake itself, its metadata kept";
    }

    @Override
    public String program() {
        return "snakemake";
    }

    @Override
    public List<String> prepare(Layers graph, Path folder) throws IOException {
        StringBuilder text = new StringBuilder();
        int last = graph.widths().size() - 1;
        text.append("rule all:\n    input: ").append(outputs(graph, last)).append('\n');
        for (int layer = 0; layer <= last; layer++) {
            text.append("rule l").append(layer).append(":\n");
            if (layer > 0) {
                text.append("    input: ").append(outputs(graph, layer - 1)).append('\n');
            }
            text.append("    output: touch(\"o").append(layer).append("_{n}\")\n    shell: \"true\"\n");
        }
        Files.writeString(folder.resolve("Snakefile"), text);
        return List.of("-c2", "--scheduler", "greedy", "--quiet", "all");
    }

    private static String outputs(Layers graph, int layer) {
        return "expand(\"o" + layer + "_{n}\", n=range(" + graph.widths().get(layer) + "))";
    }
}
