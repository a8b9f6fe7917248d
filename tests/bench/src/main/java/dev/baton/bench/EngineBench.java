package dev.baton.bench;

import java.util.List;

/** Jobs that do nothing, in this process: what each job costs the engine itself. */
final class EngineBench {
    private static final int WARM_UP = 6;
    private static final int ROUNDS = 5;

    private EngineBench() {}

    static void run(Report report) throws Exception {
        List<Layers> graphs = List.of(Layers.chain(100), Layers.fan(1000), Layers.independent(1000));
        try (Contender ours = new EngineOnSqlite();
                Contender theirs = new TemporalTestServer()) {
            // Both are warm with every graph before the first is measured: the order of graphs means nothing then.
            for (Layers graph : graphs) {
                Rounds.alternate(WARM_UP, 0, List.of(() -> ours.run(graph), () -> theirs.run(graph)));
            }
            report.table(
                    "Jobs that do nothing, in one process (seconds: median of " + ROUNDS + ", fastest-slowest)",
                    "graph",
                    ours.name(),
                    theirs.name(),
                    "ratio");
            for (Layers graph : graphs) {
                List<Times> times =
                        Rounds.alternate(1, ROUNDS, List.of(() -> ours.run(graph), () -> theirs.run(graph)));
                Times first = times.get(0);
                Times second = times.get(1);
                report.row(graph.title(), first.toString(), second.toString(), Report.ratio(first, second));
            }
            report.print();
        }
    }
}
