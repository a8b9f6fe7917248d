package dev.baton.lambda;

import dev.baton.engine.Backend;
import dev.baton.engine.Engine;
import dev.baton.engine.job.JobStatus;
import dev.baton.engine.job.Result;
import dev.baton.engine.spec.SpecParser;
import dev.baton.engine.spec.SpecSource;
import dev.baton.engine.store.InMemoryBlobStore;
import dev.baton.engine.store.InMemoryItemStore;
import dev.baton.engine.workflow.StoredEngine;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;

/** Leads an engine through the life of a small workflow, over stores in memory that are thrown away. */
final class Rehearsal {
    private static final int ROUNDS = 20;
    private static final String SPEC = """
            name: rehearsal
            user_data: [{name: d, data: 1}]
            files: [{name: f, path: f}]
            jobs:
              - {name: first, command: "true", output_files: [f], input_user_data: [d]}
              - {name: second, command: "true", input_files: [f]}
            """;

    private Rehearsal() {}

    static void run() {
        Clock clock = Clock.systemUTC();
        Engine engine = new StoredEngine(Backend.plain(new InMemoryItemStore(clock), new InMemoryBlobStore(), clock));
        for (int round = 0; round < ROUNDS; round++) {
            once(engine);
        }
    }

    private static void once(Engine engine) {
        var spec = SpecParser.parse(new SpecSource("rehearsal.yaml", SPEC.getBytes(StandardCharsets.UTF_8)))
                .spec();
        long workflow = engine.workflows().create(spec, "rehearsal", true).id();
        engine.claims().next(workflow, 2).forEach(job -> {
            engine.jobs().start(job.id(), 1, 0);
            engine.jobs().complete(job.id(), 1, result(workflow, job.id()));
        });
        engine.jobs().list(workflow);
        engine.workflows().completion(workflow);
        engine.tick();
        engine.workflows().delete(workflow);
    }

    private static Result result(long workflow, long job) {
        return new Result(
                0, job, workflow, 1, 1, 0, 0, 0, Instant.EPOCH.toString(), JobStatus.COMPLETED, null, null, null, null);
    }
}
