package dev.baton.simulation;

import dev.baton.engine.EngineException;
import java.time.Duration;
import java.util.List;

/**
 * A person who changes the workflow while it runs.
 *
 * @param deeds how many things are done
 * @param from what may be done
 */
record Operator(int deeds, List<Deed> from) implements Actor {
    private static final Duration LONGEST_THOUGHT = Duration.ofSeconds(90);

    /** Somebody who may do anything. */
    Operator(int deeds) {
        this(deeds, List.of(Deed.values()));
    }

    @Override
    public String name() {
        return "operator";
    }

    @Override
    public void act(World world) {
        for (int deed = 0; deed < deeds; deed++) {
            world.sleep(world.upTo(LONGEST_THOUGHT));
            try {
                world.choices().of(from).act(world);
            } catch (EngineException refused) {
                // A person reads it and thinks again.
                world.simulation.pause();
            }
        }
    }
}
