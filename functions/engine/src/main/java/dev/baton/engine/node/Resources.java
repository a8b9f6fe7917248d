package dev.baton.engine.node;

import java.time.Duration;

/**
 * What a job asks for. Memory and runtime are kept as written (they are echoed so), and read once, when this is made: they are
 * asked for again and again for every job. Immutable.
 */
public final class Resources {
    /** What a job without requirements gets: 1 CPU, 1 MiB, 1 minute. */
    public static final Resources DEFAULT = new Resources(1, 0, 1, "1m", "P0DT1M");

    private final int cpus;
    private final int gpus;
    private final int nodes;
    private final String memory;
    private final String runtime;
    private final long memoryBytes;
    private final long runtimeSeconds;

    /**
     * Makes one; throws IllegalArgumentException that says what was expected.
     *
     * @param cpus at least 1
     * @param gpus at least 0
     * @param nodes at least 1
     * @param memory digits and an optional k, m, g or t (1024-based, any case), such as {@code 16g}
     * @param runtime an ISO-8601 duration, such as {@code PT1H} or {@code P0DT1M}
     */
    public Resources(int cpus, int gpus, int nodes, String memory, String runtime) {
        if (cpus < 1) {
            throw new IllegalArgumentException("num_cpus must be at least 1, not " + cpus);
        }
        if (gpus < 0) {
            throw new IllegalArgumentException("num_gpus must be at least 0, not " + gpus);
        }
        if (nodes < 1) {
            throw new IllegalArgumentException("num_nodes must be at least 1, not " + nodes);
        }
        this.cpus = cpus;
        this.gpus = gpus;
        this.nodes = nodes;
        this.memory = memory;
        this.runtime = runtime;
        memoryBytes = Memory.bytes(memory);
        runtimeSeconds = IsoDuration.seconds(runtime);
    }

    /** How many processors. */
    public int cpus() {
        return cpus;
    }

    /** How many GPUs. */
    public int gpus() {
        return gpus;
    }

    /** How many nodes. */
    public int nodes() {
        return nodes;
    }

    /** The memory as it was written. */
    public String memory() {
        return memory;
    }

    /** The runtime as it was written. */
    public String runtime() {
        return runtime;
    }

    /** The memory in bytes. */
    public long memoryBytes() {
        return memoryBytes;
    }

    /** The runtime in whole seconds; how long a job may run before it is ended. */
    public long runtimeSeconds() {
        return runtimeSeconds;
    }

    /** The runtime as a duration. */
    public Duration runtimeLimit() {
        return Duration.ofSeconds(runtimeSeconds);
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof Resources that
                        && cpus == that.cpus
                        && gpus == that.gpus
                        && nodes == that.nodes
                        && memory.equals(that.memory)
                        && runtime.equals(that.runtime);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * (31 * (31 * cpus + gpus) + nodes) + memory.hashCode()) + runtime.hashCode();
    }

    @Override
    public String toString() {
        return cpus + " CPUs, " + gpus + " GPUs, " + nodes + " nodes, " + memory + ", " + runtime;
    }
}
