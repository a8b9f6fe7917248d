package dev.baton.simulation;

/** Somebody who acts in a world: a worker, a person, a schedule. Each has a process and a task of its own. */
interface Actor {
    String name();

    /** Whether its process may be killed at any time. */
    default boolean mortal() {
        return false;
    }

    /** What it does, from its first to its last word; runs inside its task. */
    void act(World world);
}
