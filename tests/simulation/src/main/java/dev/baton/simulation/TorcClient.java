package dev.baton.simulation;

import dev.baton.engine.EngineException;
import dev.baton.engine.job.Job;
import dev.baton.engine.worker.Assignment;
import java.time.Duration;
import java.util.List;

/** A client of Torc's API: it claims, starts and completes by single calls, and sends no heartbeats. */
record TorcClient(String name) implements Actor {
    /** What its hosts' names begin with. */
    static final String HOST = "torc";

    private static final int LOOKS = 4;

    @Override
    public void act(World world) {
        long node = world.call(
                        "node", (engine, again) -> engine.computeNodes().create(WorkerActor.machine(world, name)))
                .id();
        for (int look = 0; look < LOOKS; look++) {
            List<Job> jobs =
                    world.call("next", (engine, again) -> engine.claims().next(world.workflow, 2));
            jobs.forEach(job -> run(world, node, job));
            world.sleep(world.upTo(Duration.ofSeconds(60)));
        }
    }

    private void run(World world, long node, Job job) {
        if (world.choices().oneIn(6)) {
            // It forgets what it was given.
            return;
        }
        long run = world.look().workflows().get(world.workflow).status().runId();
        try {
            world.call("start", (engine, again) -> engine.jobs().start(job.id(), run, node));
            world.sleep(world.upTo(Duration.ofSeconds(40)));
            Assignment assignment = new Assignment(job, run, null, List.of());
            world.call(
                    "complete",
                    (engine, again) -> engine.jobs().complete(job.id(), run, WorkerActor.end(world, assignment, node)));
        } catch (EngineException refused) {
            // Somebody else has the job now, or had it ended.
            world.simulation.pause();
        }
    }
}
