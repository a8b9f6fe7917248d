package dev.baton.bench;

import dev.baton.engine.spec.WorkflowSpec;
import dev.baton.engine.workflow.Workflows;
import java.util.List;

/** What the engine does when {@code baton run} meets a workflow again whose jobs are all done and whose inputs are unchanged. */
final class RerunBench {
    private static final int JOBS = 1000;
    private static final int WARM_UP = 5;
    private static final int ROUNDS = 5;

    private RerunBench() {}

    static void run(Report report) throws Exception {
        String text = SpecText.ofFiles(JOBS);
        try (EngineFile file = EngineFile.create()) {
            WorkflowSpec spec = SpecText.parse(text);
            long workflow = file.engine()
                    .workflows()
                    .createOnce(spec, "bench", "content")
                    .id();
            new NoOpWorker(file.engine(), workflow).untilComplete();
            Workflows workflows = file.engine().workflows();
            report.table(
                    "A run of " + JOBS
                            + " finished jobs again, each with a file it reads and one it writes (seconds: median of "
                            + ROUNDS + ", fastest-slowest)",
                    "what",
                    "time");
            List<Times> times = Rounds.alternate(
                    WARM_UP, ROUNDS, List.of(() -> parse(text), () -> rerun(workflows, spec, workflow)));
            report.row("parse the spec", times.get(0).toString());
            report.row(
                    "find the workflow, see that nothing changed", times.get(1).toString());
            report.print();
        }
    }

    private static long parse(String text) {
        long begun = System.nanoTime();
        SpecText.parse(text);
        return System.nanoTime() - begun;
    }

    private static long rerun(Workflows workflows, WorkflowSpec spec, long workflow) {
        long begun = System.nanoTime();
        long found = workflows.createOnce(spec, "bench", "content").id();
        int reset = workflows.resetJobs(found, true);
        List<String> changed = workflows.changedInputs(found, false);
        boolean complete = workflows.completion(found).complete();
        long took = System.nanoTime() - begun;
        if (found != workflow || reset != 0 || !changed.isEmpty() || !complete) {
            throw new IllegalStateException("the second run finds work: reset " + reset + ", changed " + changed);
        }
        return took;
    }
}
