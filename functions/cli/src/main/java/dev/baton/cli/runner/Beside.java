package dev.baton.cli.runner;

/**
 * A worker's places as a workflow's jobs and others share them. Nobody is refused who has none yet, so that neither side waits for
 * ever for what the other one waits for. Thread-safe.
 */
public final class Beside {
    private final int places;
    private int own;
    private int others;

    /** @param places how many jobs of one processor have room */
    public Beside(int places) {
        this.places = places;
    }

    /** Nobody else is there. */
    public static Beside nobody() {
        return new Beside(Integer.MAX_VALUE);
    }

    /** How many places others have. */
    synchronized int others() {
        return others;
    }

    /** Tells how many places the workflow's jobs have. */
    synchronized void own(int taken) {
        own = taken;
    }

    /** How many places are free; below 0 where more is taken than there is. */
    public synchronized int free() {
        return places - own - others;
    }

    /** Somebody else has a place from now on, or gives it back. */
    public synchronized void change(int by) {
        others += by;
    }
}
