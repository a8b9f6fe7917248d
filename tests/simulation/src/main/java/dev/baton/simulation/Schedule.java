package dev.baton.simulation;

import dev.baton.engine.store.ItemStore;
import java.util.List;
import java.util.function.UnaryOperator;

/** One world of a scenario, from its seed to its end. */
final class Schedule {
    private final Scenario scenario;
    private final Choices choices;
    private final Simulation simulation;
    private final World world;

    /**
     * A world that has not lived yet.
     *
     * @param between what stands between engines and store, for engines that are broken on purpose
     */
    Schedule(Scenario scenario, long seed, Trace trace, UnaryOperator<ItemStore> between) {
        this.scenario = scenario;
        choices = new SeededChoices(seed);
        simulation = new Simulation(choices, trace);
        world = new World(simulation, Invariants.all(), between);
    }

    /** Lives it, and tells how many steps that took; throws the first violation. */
    long live() {
        boolean armed = scenario.armed(choices);
        if (choices.oneIn(5)) {
            world.sendByTicks();
        }
        world.create(scenario.workflow(choices), armed);
        List<Actor> actors = scenario.actors(choices).stream()
                .filter(actor -> !(armed && actor instanceof Beginner))
                .toList();
        new Life(world).live(actors, scenario.faults(choices));
        return simulation.steps();
    }
}
