package dev.baton.bench;

import dev.baton.engine.spec.SpecParser;
import dev.baton.engine.spec.SpecSource;
import dev.baton.engine.spec.WorkflowSpec;
import java.nio.charset.StandardCharsets;

/** Workflow specs as a user would write them, in YAML; every job runs {@code true}. */
final class SpecText {
    private static final int BLOCK = 100;

    private SpecText() {}

    /** The graph, by names of jobs. */
    static String of(Layers graph) {
        StringBuilder text = new StringBuilder("name: bench\njobs:\n");
        String before = "";
        for (int layer = 0; layer < graph.widths().size(); layer++) {
            StringBuilder names = new StringBuilder();
            for (int job = 0; job < graph.widths().get(layer); job++) {
                String name = "j" + layer + "_" + job;
                job(text, name, before);
                names.append(job == 0 ? "" : ", ").append(name);
            }
            before = names.toString();
        }
        return text.toString();
    }

    /** Many independent jobs that each read a file of their own and write one. */
    static String ofFiles(int jobs) {
        StringBuilder text = new StringBuilder("name: bench\njobs:\n");
        StringBuilder files = new StringBuilder("files:\n");
        for (int job = 0; job < jobs; job++) {
            job(text, "j" + job, "");
            text.append("    input_files: [in").append(job).append("]\n");
            text.append("    output_files: [out").append(job).append("]\n");
            for (String kind : new String[] {"in", "out"}) {
                files.append("  - name: ").append(kind).append(job).append('\n');
                files.append("    path: ").append(kind).append('/').append(job).append('\n');
            }
        }
        return text.append(files).toString();
    }

    /**
     * Jobs in chains of 100 whose first jobs form a chain too: every job but the first waits for one before it, so there is one edge
     * fewer than jobs.
     */
    static String ofChains(int jobs) {
        StringBuilder text = new StringBuilder("name: bench\njobs:\n");
        for (int job = 0; job < jobs; job++) {
            int before = job % BLOCK == 0 ? job - BLOCK : job - 1;
            job(text, "j" + job, before < 0 ? "" : "j" + before);
        }
        return text.toString();
    }

    private static void job(StringBuilder text, String name, String dependsOn) {
        text.append("  - name: ").append(name).append("\n    command: \"true\"\n");
        if (!dependsOn.isEmpty()) {
            text.append("    depends_on: [").append(dependsOn).append("]\n");
        }
    }

    static WorkflowSpec parse(String text) {
        return SpecParser.parse(new SpecSource("bench.yaml", text.getBytes(StandardCharsets.UTF_8)))
                .spec();
    }
}
