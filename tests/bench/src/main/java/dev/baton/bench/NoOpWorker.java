package dev.baton.bench;

import dev.baton.engine.Engine;
import dev.baton.engine.data.FileRecord;
import dev.baton.engine.data.FileState;
import dev.baton.engine.job.Job;
import dev.baton.engine.job.JobStatus;
import dev.baton.engine.job.Result;
import dev.baton.engine.node.ComputeNode;
import dev.baton.engine.node.NodeOffer;
import dev.baton.engine.worker.Assignment;
import dev.baton.engine.worker.ClaimRequest;
import dev.baton.engine.worker.Ending;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A worker of Baton whose jobs do nothing and end well at once. */
final class NoOpWorker {
    private static final int AT_ONCE = 64;
    private static final NodeOffer OFFER = new NodeOffer(AT_ONCE, 1L << 40, 0, 1, Long.MAX_VALUE, null);
    private static final ClaimRequest REQUEST = new ClaimRequest(AT_ONCE, OFFER, true, null, false);
    private static final String TIME = "2026-11-01T00:00:00.000Z";

    private final Engine engine;
    private final long workflow;
    private final long node;

    NoOpWorker(Engine engine, long workflow) {
        this.engine = engine;
        this.workflow = workflow;
        this.node = engine.workers().join(machine(workflow)).id();
    }

    private static ComputeNode machine(long workflow) {
        return new ComputeNode(
                0, workflow, "bench", 1, TIME, null, true, AT_ONCE, 1024, 0, 1, null, null, "local", null);
    }

    /** Works until the workflow is complete; tells how many jobs ran. */
    int untilComplete() {
        int ran = 0;
        List<Assignment> claimed = engine.workers().claim(node, REQUEST);
        while (!claimed.isEmpty()) {
            claimed.forEach(this::finish);
            ran += claimed.size();
            claimed = engine.workers().claim(node, REQUEST);
        }
        if (!engine.workflows().completion(workflow).complete()) {
            throw new IllegalStateException("no job is ready after " + ran + ", and the workflow is not complete");
        }
        return ran;
    }

    private void finish(Assignment assignment) {
        Result end = end(assignment, workflow, node);
        Ending ending = engine.workers().finish(node, end, written(assignment));
        if (!ending.equals(new Ending.Final(JobStatus.COMPLETED))) {
            throw new IllegalStateException(assignment.job().spec().name() + " ended as " + ending);
        }
    }

    /** That it ended well and took no time. */
    static Result end(Assignment assignment, long workflow, long node) {
        Job job = assignment.job();
        return new Result(
                0,
                job.id(),
                workflow,
                assignment.runId(),
                job.attempt(),
                node,
                0,
                0,
                TIME,
                JobStatus.COMPLETED,
                null,
                null,
                null,
                null);
    }

    private static Map<Long, FileState> written(Assignment assignment) {
        Map<Long, FileState> states = new HashMap<>();
        for (FileRecord file : assignment.outputs()) {
            states.put(file.id(), new FileState(1.0, null, null));
        }
        return states;
    }
}
