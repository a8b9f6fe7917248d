package dev.baton.enginetest;

import dev.baton.engine.Engine;
import dev.baton.engine.job.Job;
import dev.baton.engine.job.JobStatus;
import dev.baton.engine.job.Result;

/** A client that moves jobs by Torc's single calls: claim, start, complete. */
record TorcClient(World world, long workflow, long node) {
    TorcClient(World world, long workflow) {
        this(world, workflow, workflow << 22 | 77);
    }

    private Engine engine() {
        return world.engine();
    }

    long id(String name) {
        return world.job(workflow, name).id();
    }

    private long run() {
        return engine().workflows().get(workflow).status().runId();
    }

    /** Claims everything that is ready. */
    TorcClient claim() {
        engine().claims().next(workflow, 1000);
        return this;
    }

    Job start(String name) {
        return engine().jobs().start(id(name), run(), node);
    }

    Job complete(String name, JobStatus status, int code) {
        return complete(name, status, code, world.job(workflow, name).attempt());
    }

    Job complete(String name, JobStatus status, int code, int attempt) {
        return complete(engine(), name, status, code, attempt);
    }

    /** The same by way of another engine. */
    Job complete(Engine through, String name, JobStatus status, int code, int attempt) {
        Result result = new Result(
                0,
                id(name),
                workflow,
                run(),
                attempt,
                node,
                code,
                0.1,
                "2026-01-01T00:00:00Z",
                status,
                null,
                null,
                null,
                null);
        return through.jobs().complete(id(name), run(), result);
    }

    Job move(String name, JobStatus status) {
        return engine().jobs().changeStatus(id(name), status, run());
    }

    Job retry(String name, int maxRetries) {
        return engine().jobs().retry(id(name), run(), maxRetries);
    }
}
