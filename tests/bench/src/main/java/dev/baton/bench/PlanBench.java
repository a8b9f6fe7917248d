package dev.baton.bench;

import dev.baton.engine.spec.WorkflowSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** From the text of a spec to jobs that are ready or blocked, on SQLite: how it grows with the number of jobs. */
final class PlanBench {
    private static final int FEW = 10_000;
    private static final int MANY = 100_000;
    private static final int ROUNDS = 3;

    private PlanBench() {}

    static void run(Report report) throws Exception {
        report.table(
                "Planning, as many edges as jobs (seconds: median of " + ROUNDS + ", fastest-slowest)",
                "what",
                String.format(Locale.ROOT, "%,d jobs", FEW),
                String.format(Locale.ROOT, "%,d jobs", MANY),
                "ratio (linear: 10)");
        String few = SpecText.ofChains(FEW);
        String many = SpecText.ofChains(MANY);
        List<Rounds.Timed> things = new ArrayList<>();
        for (boolean atOnce : new boolean[] {true, false}) {
            things.add(() -> plan(few, atOnce));
            things.add(() -> plan(many, atOnce));
        }
        List<Times> times = Rounds.alternate(1, ROUNDS, things);
        row(report, "parse, create ready to run", times.get(0), times.get(1));
        row(report, "parse, create, then initialise", times.get(2), times.get(3));
        report.print();
    }

    private static void row(Report report, String what, Times few, Times many) {
        report.row(what, few.toString(), many.toString(), Report.ratio(many, few));
    }

    private static long plan(String text, boolean atOnce) {
        try (EngineFile file = EngineFile.create()) {
            long begun = System.nanoTime();
            WorkflowSpec spec = SpecText.parse(text);
            long workflow =
                    file.engine().workflows().create(spec, "bench", atOnce).id();
            if (!atOnce) {
                file.engine().workflows().initialize(workflow, false, false);
            }
            return System.nanoTime() - begun;
        }
    }
}
