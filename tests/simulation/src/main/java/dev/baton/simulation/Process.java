package dev.baton.simulation;

/** What dies as a whole: a worker, or one run of a function. */
final class Process {
    private final String name;
    private final boolean mortal;
    private boolean alive = true;

    /** A process; a mortal one may be killed by a fault. */
    Process(String name, boolean mortal) {
        this.name = name;
        this.mortal = mortal;
    }

    String name() {
        return name;
    }

    boolean mortal() {
        return mortal;
    }

    boolean alive() {
        return alive;
    }

    void die() {
        alive = false;
    }
}
