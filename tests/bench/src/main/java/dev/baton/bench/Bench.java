package dev.baton.bench;

import dev.baton.bench.load.MessagesBench;
import dev.baton.bench.load.SparkyBench;
import dev.baton.bench.load.TorcBench;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Runs the benchmarks that are named, or all, and prints what was measured. */
public final class Bench {
    private static final List<String> ALL =
            List.of("engine", "plan", "rerun", "cost", "processes", "messages", "sparky", "torc", "cloud");

    private Bench() {}

    /** The arguments: Baton's own folder, then names of benchmarks. */
    public static void main(String[] args) throws Exception {
        Path root = Path.of(args[0]).toAbsolutePath();
        List<String> names = args.length == 1 ? ALL : Arrays.asList(args).subList(1, args.length);
        Set<String> unknown = new TreeSet<>(names);
        unknown.removeAll(Set.copyOf(ALL));
        if (!unknown.isEmpty()) {
            System.err.println(
                    "bench: there is no " + String.join(", ", unknown) + "; there are " + String.join(", ", ALL));
            System.exit(2);
        }
        Report report = new Report(System.out);
        System.out.println(Runtime.getRuntime().availableProcessors() + " cores, Java " + Runtime.version());
        for (String name : names) {
            switch (name) {
                case "engine" -> EngineBench.run(report);
                case "plan" -> PlanBench.run(report);
                case "rerun" -> RerunBench.run(report);
                case "cost" -> CostBench.run(report);
                case "messages" -> MessagesBench.run(report, root);
                case "sparky" -> SparkyBench.run(report, root);
                case "torc" -> TorcBench.run(report, root);
                case "cloud" -> CloudBench.run(report);
                default -> ProcessBench.run(report, root);
            }
        }
    }
}
