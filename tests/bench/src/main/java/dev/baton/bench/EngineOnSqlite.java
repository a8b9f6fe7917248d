package dev.baton.bench;

import dev.baton.engine.spec.WorkflowSpec;

/** Baton's engine on an SQLite file, with one worker on one thread, both in this process. */
final class EngineOnSqlite implements Contender {
    @Override
    public String name() {
        return "Baton on SQLite";
    }

    @Override
    public long run(Layers graph) {
        WorkflowSpec spec = SpecText.parse(SpecText.of(graph));
        try (EngineFile file = EngineFile.create()) {
            long begun = System.nanoTime();
            long workflow =
                    file.engine().workflows().create(spec, "bench", true).id();
            int ran = new NoOpWorker(file.engine(), workflow).untilComplete();
            long took = System.nanoTime() - begun;
            if (ran != graph.jobs()) {
                throw new IllegalStateException(ran + " of " + graph.jobs() + " jobs ran");
            }
            return took;
        }
    }
}
