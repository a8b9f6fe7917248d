package dev.baton.cli.runner;

import dev.baton.engine.node.Resources;

/**
 * What a machine has, or has left. Never negative.
 *
 * @param memoryBytes in bytes
 */
public record Capacity(int cpus, long memoryBytes, int gpus) {
    /** Room for any job. */
    public static final Capacity UNLIMITED = new Capacity(Integer.MAX_VALUE, Long.MAX_VALUE, Integer.MAX_VALUE);

    public Capacity {
        if (cpus < 0 || memoryBytes < 0 || gpus < 0) {
            throw new IllegalArgumentException(
                    "a capacity is never negative: " + cpus + " CPUs, " + memoryBytes + " bytes, " + gpus + " GPUs");
        }
    }

    /** Whether a job that asks for this would fit. Nodes are not looked at: this is one machine. */
    public boolean fits(Resources wanted) {
        return wanted.cpus() <= cpus && wanted.memoryBytes() <= memoryBytes && wanted.gpus() <= gpus;
    }

    /** What is left when a job takes this; valid only when it fits. */
    public Capacity minus(Resources taken) {
        return new Capacity(cpus - taken.cpus(), memoryBytes - taken.memoryBytes(), gpus - taken.gpus());
    }

    /** What there is when a job gives this back. */
    public Capacity plus(Resources given) {
        return new Capacity(cpus + given.cpus(), memoryBytes + given.memoryBytes(), gpus + given.gpus());
    }

    /** For people: {@code 8 CPUs, 16.0 GiB memory, 1 GPU}. */
    public String describe() {
        return describe(cpus, memoryBytes, gpus);
    }

    /** What a job asks for, in the words of {@link #describe()}. */
    public static String describe(Resources wanted) {
        return describe(wanted.cpus(), wanted.memoryBytes(), wanted.gpus());
    }

    private static String describe(int cpus, long memoryBytes, int gpus) {
        return cpus + (cpus == 1 ? " CPU, " : " CPUs, ") + Quantities.bytes(memoryBytes) + " memory, "
                + (gpus == 0 ? "no" : Integer.toString(gpus)) + (gpus == 1 || gpus == 0 ? " GPU" : " GPUs");
    }
}
