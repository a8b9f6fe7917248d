package dev.baton.simulation;

import dev.baton.engine.job.JobStatus;
import dev.baton.engine.job.Result;
import dev.baton.engine.node.ComputeNode;
import dev.baton.engine.node.NodeOffer;
import dev.baton.engine.worker.Assignment;
import dev.baton.engine.worker.Attempt;
import dev.baton.engine.worker.ClaimRequest;
import dev.baton.engine.worker.Pulse;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One of Baton's own workers.
 *
 * @param beats whether it sends heartbeats, or works on in silence
 * @param slots how many jobs it runs at once
 * @param longest how long a job takes at most
 */
record WorkerActor(String name, boolean mortal, boolean beats, int slots, Duration longest) implements Actor {
    private static final NodeOffer ROOMY = new NodeOffer(1000, 1L << 50, 1000, 1, Long.MAX_VALUE, null);
    private static final int LOOKS = 6;

    @Override
    public void act(World world) {
        Work work = new Work(world, join(world), new HashSet<>());
        if (beats) {
            world.spawnBeside(name + ".beat", work::beat);
        }
        for (int look = 0; look < LOOKS; look++) {
            work.claim(name + "/" + look);
            world.sleep(world.upTo(Duration.ofSeconds(40)));
        }
        while (!work.held.isEmpty()) {
            world.sleep(Duration.ofSeconds(30));
        }
        work.left[0] = true;
        world.call("leave", (engine, again) -> {
            engine.workers().leave(work.node);
            return 0;
        });
    }

    private long join(World world) {
        return world.call("join", (engine, again) -> engine.workers().join(machine(world, name)))
                .id();
    }

    static ComputeNode machine(World world, String host) {
        return new ComputeNode(
                0,
                world.workflow,
                host,
                1,
                world.simulation.clock.instant().toString(),
                null,
                true,
                8,
                16,
                0,
                1,
                null,
                null,
                "local",
                null);
    }

    /** How the attempt ended. */
    static Result end(World world, Assignment job, long node) {
        int code = ExitCodes.of(job.job().spec().name(), job.job().attempt());
        return new Result(
                0,
                job.job().id(),
                world.workflow,
                job.runId(),
                job.job().attempt(),
                node,
                code,
                0.5,
                world.simulation.clock.instant().toString(),
                code == 0 ? JobStatus.COMPLETED : JobStatus.FAILED,
                null,
                null,
                null,
                null);
    }

    private final class Work {
        private final World world;
        private final long node;
        private final Set<Attempt> held;
        private final boolean[] left = {false};

        Work(World world, long node, Set<Attempt> held) {
            this.world = world;
            this.node = node;
            this.held = held;
        }

        void claim(String token) {
            int limit = slots - held.size();
            if (limit <= 0) {
                return;
            }
            List<Assignment> jobs = world.call(
                    "claim",
                    (engine, again) ->
                            engine.workers().claim(node, new ClaimRequest(limit, ROOMY, false, token, again)));
            for (Assignment job : jobs) {
                Attempt attempt = new Attempt(job.job().id(), job.job().attempt());
                held.add(attempt);
                world.spawnBeside(name + "." + job.job().spec().name(), () -> run(job, attempt));
            }
        }

        private void run(Assignment job, Attempt attempt) {
            world.sleep(world.upTo(longest));
            Result end = end(world, job, node);
            world.call("finish", (engine, again) -> engine.workers().finish(node, end, Map.of()));
            held.remove(attempt);
        }

        void beat() {
            while (!left[0]) {
                List<Attempt> told = List.copyOf(held);
                Pulse pulse = world.call(
                        "heartbeat", (engine, again) -> engine.workers().heartbeat(node, told));
                held.removeAll(pulse.lost());
                world.sleep(Duration.ofSeconds(25));
            }
        }
    }
}
