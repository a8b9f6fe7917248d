package dev.baton.properties;

import dev.baton.engine.Backend;
import dev.baton.engine.Engine;
import dev.baton.engine.job.JobStatus;
import dev.baton.engine.job.Result;
import dev.baton.engine.node.ComputeNode;
import dev.baton.engine.node.NodeOffer;
import dev.baton.engine.spec.SpecParser;
import dev.baton.engine.spec.SpecSource;
import dev.baton.engine.store.InMemoryBlobStore;
import dev.baton.engine.store.InMemoryItemStore;
import dev.baton.engine.worker.Assignment;
import dev.baton.engine.worker.ClaimRequest;
import dev.baton.engine.workflow.StoredEngine;
import dev.baton.storekit.SeededBytes;
import dev.baton.storekit.SettableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** An engine in memory. */
final class World {
    private static final NodeOffer ROOMY = new NodeOffer(1000, 1L << 50, 1000, 1, Long.MAX_VALUE, null);

    final SettableClock clock = new SettableClock(Instant.parse("2026-01-01T00:00:00Z"));
    final Engine engine = new StoredEngine(Backend.plain(new InMemoryItemStore(clock), new InMemoryBlobStore(), clock)
            .with(new SeededBytes(1)));

    /** A workflow of this spec (JSON), its jobs blocked or ready. */
    long armed(String spec) {
        SpecSource source = new SpecSource("w.json", spec.getBytes(StandardCharsets.UTF_8));
        return engine.workflows()
                .create(SpecParser.parse(source).spec(), "u", true)
                .id();
    }

    /** The id of a node that joins the workflow. */
    long join(long workflow) {
        ComputeNode draft = new ComputeNode(
                0, workflow, "host", 1, clock.instant().toString(), null, true, 8, 16, 0, 1, null, null, "local", null);
        return engine.workers().join(draft).id();
    }

    /** Completes job after job until none is ready. */
    void runAll(long workflow) {
        long node = join(workflow);
        ClaimRequest one = new ClaimRequest(1, ROOMY, false, null, false);
        for (List<Assignment> next = engine.workers().claim(node, one);
                !next.isEmpty();
                next = engine.workers().claim(node, one)) {
            clock.advance(Duration.ofSeconds(1));
            complete(node, next.getFirst());
        }
        clock.advance(Duration.ofSeconds(1));
    }

    private void complete(long node, Assignment assigned) {
        Result result = new Result(
                0,
                assigned.job().id(),
                assigned.job().workflowId(),
                assigned.runId(),
                assigned.job().attempt(),
                node,
                0,
                0.5,
                clock.instant().toString(),
                JobStatus.COMPLETED,
                null,
                null,
                null,
                null);
        engine.workers().finish(node, result, Map.of());
    }
}
