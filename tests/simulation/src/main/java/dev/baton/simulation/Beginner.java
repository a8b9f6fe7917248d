package dev.baton.simulation;

/** Somebody who initialises the workflow, once. */
record Beginner() implements Actor {
    @Override
    public String name() {
        return "beginner";
    }

    @Override
    public void act(World world) {
        Deed.initialize(world, false);
    }
}
