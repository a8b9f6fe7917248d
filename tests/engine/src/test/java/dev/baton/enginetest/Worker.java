package dev.baton.enginetest;

import dev.baton.engine.Engine;
import dev.baton.engine.data.FileState;
import dev.baton.engine.job.JobStatus;
import dev.baton.engine.job.Result;
import dev.baton.engine.node.ComputeNode;
import dev.baton.engine.node.NodeOffer;
import dev.baton.engine.worker.Assignment;
import dev.baton.engine.worker.Attempt;
import dev.baton.engine.worker.ClaimRequest;
import dev.baton.engine.worker.Ending;
import dev.baton.engine.worker.Pulse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/** A worker of the engine's own protocol, in whose hands jobs end as a test says. */
final class Worker {
    static final NodeOffer ROOMY = new NodeOffer(1000, 1L << 50, 1000, 1, Long.MAX_VALUE, null);

    private final World world;
    final long workflow;
    final long node;

    Worker(World world, long workflow) {
        this(world, workflow, "host", 1);
    }

    Worker(World world, long workflow, String host, long pid) {
        this.world = world;
        this.workflow = workflow;
        node = world.engine()
                .workers()
                .join(new ComputeNode(
                        0,
                        workflow,
                        host,
                        pid,
                        World.START.toString(),
                        null,
                        true,
                        8,
                        16,
                        0,
                        1,
                        null,
                        null,
                        "local",
                        null))
                .id();
    }

    List<Assignment> claim(int limit) {
        return claim(new ClaimRequest(limit, ROOMY, false, null, false));
    }

    List<Assignment> claim(ClaimRequest request) {
        return world.engine().workers().claim(node, request);
    }

    Ending finish(Assignment job, int code) {
        return finish(job, code == 0 ? JobStatus.COMPLETED : JobStatus.FAILED, code, Map.of());
    }

    /** The same by way of another engine. */
    Ending finish(Engine through, Assignment job, int code) {
        return finish(through, job, code == 0 ? JobStatus.COMPLETED : JobStatus.FAILED, code, Map.of());
    }

    Ending finish(Assignment assigned, JobStatus status, int code, Map<Long, Double> written) {
        return finish(world.engine(), assigned, status, code, written);
    }

    private Ending finish(Engine through, Assignment assigned, JobStatus status, int code, Map<Long, Double> written) {
        return through.workers()
                .finish(
                        node,
                        new Result(
                                0,
                                assigned.job().id(),
                                workflow,
                                assigned.runId(),
                                assigned.job().attempt(),
                                node,
                                code,
                                0.5,
                                world.clock.instant().toString(),
                                status,
                                null,
                                null,
                                null,
                                null),
                        states(written));
    }

    private static Map<Long, FileState> states(Map<Long, Double> written) {
        Map<Long, FileState> states = new HashMap<>();
        written.forEach((file, mtime) -> states.put(file, new FileState(mtime, null, null)));
        return states;
    }

    Pulse beat(Assignment... held) {
        List<Attempt> attempts = new ArrayList<>();
        for (Assignment one : held) {
            attempts.add(new Attempt(one.job().id(), one.job().attempt()));
        }
        return world.engine().workers().heartbeat(node, attempts);
    }

    /** Runs what is ready, one after the other, until nothing is; the names in the order of their runs. */
    List<String> runAll() {
        return runAll(job -> 0);
    }

    /** The same with exit codes of the test's choice. */
    List<String> runAll(ToIntFunction<Assignment> codes) {
        List<String> ran = new ArrayList<>();
        List<Assignment> next = claim(1);
        while (!next.isEmpty()) {
            Assignment job = next.getFirst();
            finish(job, codes.applyAsInt(job));
            ran.add(job.job().spec().name());
            next = claim(1);
        }
        return ran;
    }
}
