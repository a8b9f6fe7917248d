package dev.baton.simulation;

import java.time.Duration;

/** The schedule: a tick about every minute, sometimes at odd times, sometimes two at once. */
record TickActor() implements Actor {
    @Override
    public String name() {
        return "schedule";
    }

    @Override
    public void act(World world) {
        while (true) {
            world.sleep(world.choices().oneIn(3) ? world.upTo(Duration.ofMinutes(3)) : Duration.ofMinutes(1));
            if (!world.due() && world.choices().below(6) > 0) {
                // It would find nothing.
                continue;
            }
            world.call("tick", (engine, again) -> {
                engine.tick();
                return 0;
            });
        }
    }
}
