package dev.baton.simulation;

import dev.baton.engine.Engine;
import dev.baton.engine.EngineException;
import dev.baton.engine.store.StoreBusyException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Tries every order in which the functions of a small world can take turns, with every fault at every operation. Two orders that
 * lead to the same items, with the same things seen by each function, are one state, and go on as one. Every state in which all
 * functions are over or dead is then brought to rest and to its end, where the invariants must hold.
 */
final class Search {
    private final SmallWorld small;
    private final Sabotage sabotage;
    private final SharedItems begin;
    private final Set<Long> states = new HashSet<>();
    private final Set<Long> ends = new HashSet<>();
    private final Deque<int[]> open = new ArrayDeque<>();
    private long paths;

    Search(SmallWorld small, Sabotage sabotage) {
        this.small = small;
        this.sabotage = sabotage;
        Simulation simulation = new Simulation(new Path(), Trace.none());
        simulation.remember();
        World world = new World(simulation, List.of(), Sabotage.NONE);
        world.create(RandomWorkflow.parse("name: small\n" + small.jobs()), true);
        small.before().accept(world.engine());
        begin = world.items;
    }

    /** Tries all; throws the first violation. */
    void all() {
        open.push(new int[0]);
        while (!open.isEmpty()) {
            Path path = new Path(open.pop());
            paths++;
            try {
                walk(path, Trace.none());
            } catch (Violation found) {
                throw new Violation(small.name() + ": " + found.getMessage() + "\n" + history(path), found);
            }
            path.branches(open);
        }
    }

    private String history(Path path) {
        Trace trace = Trace.kept();
        try {
            walk(path.again(), trace);
        } catch (Violation same) {
            return String.join("\n", trace.lines());
        }
        return "it does not show again";
    }

    private void walk(Path path, Trace trace) {
        Simulation simulation = new Simulation(path, trace);
        simulation.remember();
        World world = new World(simulation, Invariants.all(), sabotage);
        world.items.copy(begin);
        FewFaults plan = new FewFaults(path, small.faults());
        simulation.faults(plan);
        List<Task> tasks = new ArrayList<>();
        for (Consumer<Engine> function : small.functions()) {
            String name = "function" + tasks.size();
            tasks.add(simulation.spawn(new Process(name, true), name, () -> insisting(function, world)));
        }
        while (!simulation.ready().isEmpty()) {
            if (path.beyond() && !states.add(state(world, tasks, plan))) {
                return;
            }
            simulation.turn(path.below(simulation.ready().size()));
            if (simulation.violation() != null) {
                throw simulation.violation();
            }
        }
        if (trace.isKept() || ends.add(world.items.hash())) {
            Life life = new Life(world);
            life.rest(List.of());
            life.finish();
        }
    }

    /** As a caller does who gets no answer. */
    private static void insisting(Consumer<Engine> function, World world) {
        while (true) {
            try {
                function.accept(world.engine());
                return;
            } catch (StoreBusyException again) {
                world.simulation.current().forget();
            } catch (EngineException refused) {
                return;
            }
        }
    }

    private static long state(World world, List<Task> tasks, FewFaults plan) {
        long state = Hash.mix(world.items.hash(), plan.left());
        for (Task task : tasks) {
            state = Hash.mix(state, task.seen());
        }
        return state;
    }

    /** How many states were visited. */
    long states() {
        return states.size();
    }

    /** How many different ends there were. */
    long ends() {
        return ends.size();
    }

    long paths() {
        return paths;
    }
}
