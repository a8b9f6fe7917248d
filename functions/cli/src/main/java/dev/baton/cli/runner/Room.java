package dev.baton.cli.runner;

import dev.baton.engine.node.Resources;

/** What is free for more jobs. A job larger than everything there is fills the room alone. Not thread-safe. */
final class Room {
    private final Capacity total;
    private final int maxJobs;
    private final Beside beside;
    private Capacity free;
    private int jobs;
    private boolean filled;

    Room(RunnerOptions options) {
        maxJobs = options.maxParallelJobs();
        total = maxJobs > 0 ? Capacity.UNLIMITED : options.capacity();
        free = total;
        beside = options.beside();
    }

    /** Whether any job could start now. */
    boolean open() {
        return !filled && limit() > 0;
    }

    Capacity total() {
        return total;
    }

    Capacity free() {
        return maxJobs > 0 ? free : new Capacity(Math.max(0, limit()), free.memoryBytes(), free.gpus());
    }

    /** How many jobs could start now at most; each takes at least one CPU. */
    int limit() {
        int own = maxJobs > 0 ? maxJobs - jobs : free.cpus();
        int left = own - beside.others();
        return jobs == 0 ? Math.max(Math.min(own, 1), left) : left;
    }

    private void told() {
        beside.own(filled ? Integer.MAX_VALUE / 2 : maxJobs > 0 ? jobs : total.cpus() - free.cpus());
    }

    /** Takes a job in; returns whether it is larger than the room. */
    boolean take(Resources wanted) {
        boolean oversized = !total.fits(wanted);
        jobs++;
        if (oversized) {
            filled = true;
        } else if (maxJobs == 0) {
            free = free.minus(wanted);
        }
        told();
        return oversized;
    }

    void release(Resources given) {
        jobs--;
        if (!total.fits(given)) {
            filled = false;
        } else if (maxJobs == 0) {
            free = free.plus(given);
        }
        told();
    }
}
