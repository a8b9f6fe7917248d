package dev.baton.simulation;

import dev.baton.engine.Backend;
import dev.baton.engine.Engine;
import dev.baton.engine.EngineException;
import dev.baton.engine.Fanout;
import dev.baton.engine.job.JobAttributes;
import dev.baton.engine.spec.WorkflowSpec;
import dev.baton.engine.store.InMemoryBlobStore;
import dev.baton.engine.store.Item;
import dev.baton.engine.store.ItemStore;
import dev.baton.engine.store.StoreBusyException;
import dev.baton.engine.workflow.StoredEngine;
import dev.baton.engine.workflow.WorkflowAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * One store, the functions that work on it, the messages that start them, and one workflow. Everything that acts goes through
 * {@link #call}; everything that looks uses {@link #look}, which nothing disturbs.
 */
final class World {
    /** How long a caller waits for a reply. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final int GRAIN = 5;

    final Simulation simulation;
    final SharedItems items;
    final long workflow = 1;

    private final InMemoryBlobStore blobs = new InMemoryBlobStore();
    private final List<Invariant> invariants;
    private final UnaryOperator<ItemStore> between;
    private final Engine look;
    private final Blueprint blueprint = new Blueprint(this);
    private final Outside outside = new Outside(this);
    private boolean inline = true;
    private int functions;
    private int drawn;
    private boolean canceled;
    private boolean deleted;

    /**
     * An empty world.
     *
     * @param between stands between every engine that acts and the store; breaks it, to show that this is found
     */
    World(Simulation simulation, List<Invariant> invariants, UnaryOperator<ItemStore> between) {
        this.simulation = simulation;
        this.invariants = invariants;
        this.between = between;
        items = new SharedItems(simulation.clock, simulation.remembers(), this::written);
        look = new StoredEngine(new Backend(
                new SimulatedStore(simulation, items, true),
                blobs,
                simulation.clock,
                this::bytes,
                Fanout.SEQUENTIAL,
                workflow -> {},
                true));
    }

    private void written(Item before, Item after) {
        blueprint.written(before, after);
        deleted |= after != null && after.has(JobAttributes.TOMBSTONE);
        canceled |= after != null && State.isWorkflow(after) && after.truth(WorkflowAttributes.CANCELED);
        try {
            invariants.forEach(invariant -> invariant.written(this, before, after));
        } catch (Violation violated) {
            simulation.fail(violated);
        }
    }

    /** Whether the workflow was ever canceled as a whole. */
    boolean canceled() {
        return canceled;
    }

    /** Whether a job was ever deleted. */
    boolean deleted() {
        return deleted;
    }

    List<Invariant> invariants() {
        return invariants;
    }

    Choices choices() {
        return simulation.choices;
    }

    /** The jobs and what each waits for, reckoned naively. */
    Blueprint blueprint() {
        return blueprint;
    }

    /** Whether something stands in the index for the tick to do now. */
    boolean due() {
        Instant due = items.due();
        return due != null && !due.isAfter(simulation.clock.instant());
    }

    /** A fresh engine, as every run of a function has one. */
    Engine engine() {
        ItemStore store = between.apply(new SimulatedStore(simulation, items, false));
        return new StoredEngine(new Backend(
                store,
                blobs,
                simulation.clock,
                this::bytes,
                Fanout.SEQUENTIAL,
                workflow -> {},
                outside.push(inline),
                true));
    }

    /** Leaves all sending of push jobs to ticks. */
    void sendByTicks() {
        inline = false;
    }

    /** The targets of push jobs. */
    Outside outside() {
        return outside;
    }

    /** Bytes that differ each time and are the same in each replay. */
    private byte[] bytes(int count) {
        drawn++;
        byte[] bytes = new byte[count];
        for (int place = 0; place < Math.min(count, Integer.BYTES); place++) {
            bytes[place] = (byte) (drawn >>> place * Byte.SIZE);
        }
        return bytes;
    }

    /** For those who only look: no one comes between, and nothing fails. */
    Engine look() {
        return look;
    }

    /** Makes the workflow, before anybody acts. */
    void create(WorkflowSpec spec, boolean armed) {
        look.workflows().create(spec, "somebody", armed);
    }

    /** Lets somebody act. */
    Process spawn(Actor actor) {
        Process process = new Process(actor.name(), actor.mortal());
        simulation.spawn(process, actor.name(), () -> actor.act(this));
        return process;
    }

    /** Another task of the process whose task this is. */
    void spawnBeside(String name, Runnable body) {
        simulation.spawn(simulation.current().process(), name, body);
    }

    void sleep(Duration time) {
        simulation.sleep(time);
    }

    /** A time between nothing and this, in few steps: what happens at one instant happens in any order. */
    Duration upTo(Duration longest) {
        return Duration.ofSeconds(choices().below((int) longest.toSeconds() / GRAIN + 1) * (long) GRAIN);
    }

    /** Has a function do it, and asks again until there is an answer; throws the engine's refusals. */
    <T> T call(String what, Call<T> call) {
        for (boolean repeated = false; ; repeated = true) {
            Reply<T> reply = new Reply<>();
            perhapsDie();
            send(what, call, repeated, reply);
            simulation.sleep(PATIENCE);
            perhapsDie();
            if (reply.answered()) {
                return reply.get();
            }
            simulation.sleep(upTo(Duration.ofSeconds(8)));
        }
    }

    private void perhapsDie() {
        Process actor = simulation.current().process();
        if (simulation.faults().dies(actor)) {
            simulation.kill(actor);
        }
    }

    private <T> void send(String what, Call<T> call, boolean repeated, Reply<T> reply) {
        Task caller = simulation.current();
        FaultPlan.Fate fate = simulation.faults().fate();
        String function = what + "#" + ++functions;
        simulation.trace.add(
                () -> simulation.line("asks", function + " " + fate.name().toLowerCase(java.util.Locale.ROOT)));
        switch (fate) {
            case DELIVERED -> function(function, Duration.ZERO, call, repeated, reply, caller);
            case DROPPED -> simulation.pause();
            case UNANSWERED -> function(function, Duration.ZERO, call, repeated, new Reply<>(), caller);
            case DUPLICATED -> {
                function(function, Duration.ZERO, call, repeated, reply, caller);
                function(function + "'", late(), call, repeated, new Reply<>(), caller);
            }
            case DELAYED -> function(function, late(), call, repeated, reply, caller);
        }
    }

    private Duration late() {
        return upTo(choices().oneIn(3) ? Duration.ofHours(2) : Duration.ofSeconds(50));
    }

    private <T> void function(
            String name, Duration later, Call<T> call, boolean repeated, Reply<T> reply, Task caller) {
        simulation.spawn(new Process(name, true), name, () -> {
            if (!later.isZero()) {
                simulation.sleep(later);
            }
            try {
                reply.value(call.on(engine(), repeated));
            } catch (StoreBusyException busy) {
                reply.busy();
            } catch (EngineException refused) {
                simulation.trace.add(() -> simulation.line("refuses", refused.getMessage()));
                reply.refusal(refused);
            }
            simulation.wake(caller);
        });
    }
}
