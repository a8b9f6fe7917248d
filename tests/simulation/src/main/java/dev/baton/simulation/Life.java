package dev.baton.simulation;

import dev.baton.engine.Engine;
import dev.baton.engine.job.JobStatus;
import dev.baton.engine.node.ComputeNode;
import dev.baton.engine.node.NodeOffer;
import dev.baton.engine.worker.Assignment;
import dev.baton.engine.worker.ClaimRequest;
import dev.baton.engine.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The life of a world: a time of faults in which its actors act; then rest, in which messages that are under way arrive, the
 * workers are gone and only ticks come; then one good worker runs what is left. Invariants are asked at each stage.
 */
final class Life {
    private static final NodeOffer ROOMY = new NodeOffer(1000, 1L << 50, 1000, 1, Long.MAX_VALUE, null);
    private static final Duration STORM = Duration.ofMinutes(12);
    private static final Duration FOREVER = Duration.ofDays(1000);
    /** The longest time between two audits, twice. */
    private static final Duration REST = Duration.ofHours(13);

    private static final long MOST_STEPS = 200_000;
    private static final int MOST_ROUNDS = 60;

    private final World world;
    private final Simulation simulation;

    Life(World world) {
        this.world = world;
        simulation = world.simulation;
    }

    /** Lives it; throws the first violation. */
    void live(List<Actor> actors, FaultPlan faults) {
        simulation.faults(faults);
        List<Process> processes = actors.stream().map(world::spawn).toList();
        simulation.run(MOST_STEPS, Simulation.START.plus(STORM));
        rest(processes);
        finish();
    }

    /** Lets everything come to rest, and looks. */
    void rest(List<Process> actors) {
        simulation.faults(FaultPlan.NONE);
        note("the actors are gone, and nothing fails any more");
        actors.forEach(simulation::kill);
        simulation.run(MOST_STEPS, Simulation.START.plus(FOREVER));
        if (!simulation.ready().isEmpty()) {
            throw new Violation("functions go on and on");
        }
        Engine engine = world.engine();
        Workflow workflow = world.look().workflows().get(world.workflow);
        if (workflow.status().canceled()) {
            engine.workflows().resetStatus(world.workflow, true);
        }
        retire(engine);
        ticks(engine, REST);
        check();
        world.invariants().forEach(invariant -> invariant.atRest(world));
        check();
    }

    /** What was reset by hand is initialised; then everything runs that can. */
    void finish() {
        Engine engine = world.engine();
        if (world.look().jobs().count(world.workflow).containsKey(JobStatus.UNINITIALIZED)) {
            engine.workflows().initialize(world.workflow, true, false);
        }
        note("a good worker comes");
        long node = engine.workers().join(WorkerActor.machine(world, "good")).id();
        for (int round = 0; round < MOST_ROUNDS && !everythingEnded(); round++) {
            if (work(engine, node) == 0) {
                ticks(engine, Duration.ofMinutes(30));
            }
        }
        check();
        world.invariants().forEach(invariant -> invariant.over(world));
        check();
    }

    private boolean everythingEnded() {
        Map<JobStatus, Integer> counts = world.look().jobs().count(world.workflow);
        return counts.keySet().stream().allMatch(JobStatus::ended)
                && world.look().workflows().completion(world.workflow).complete();
    }

    private int work(Engine engine, long node) {
        List<Assignment> jobs = engine.workers().claim(node, new ClaimRequest(100, ROOMY, false, null, false));
        for (Assignment job : jobs) {
            engine.workers().finish(node, WorkerActor.end(world, job, node), Map.of());
        }
        engine.workers().heartbeat(node, List.of());
        return jobs.size();
    }

    /** Nodes that send no heartbeats are given up by a person. */
    private void retire(Engine engine) {
        for (ComputeNode node : engine.computeNodes().list(world.workflow)) {
            if (node.hostname().startsWith(TorcClient.HOST)) {
                engine.computeNodes().update(node.id(), old -> old.activity(false, old.durationSeconds()));
            }
        }
    }

    /** Each tick that has something to do; those between would find nothing. */
    private void ticks(Engine engine, Duration time) {
        Instant end = simulation.clock.instant().plus(time);
        while (true) {
            Instant due = world.items.due();
            if (due == null || due.isAfter(end)) {
                return;
            }
            Instant now = simulation.clock.instant();
            simulation.clock.set(due.isAfter(now) ? due : now.plusSeconds(1));
            note("tick");
            engine.tick();
            if (simulation.clock.instant().isAfter(end)) {
                return;
            }
        }
    }

    private void check() {
        if (simulation.violation() != null) {
            throw simulation.violation();
        }
    }

    private void note(String what) {
        simulation.trace.add(() -> simulation.line(what, ""));
    }
}
