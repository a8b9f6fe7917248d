package dev.baton.engine.node;

import java.time.Duration;

/**
 * What a job asks for. Memory and runtime are kept as written (they are echoed so) and read through
 * {@link #memoryBytes()} and {@link #runtimeSeconds()}; both are checked when the record is made.
 *
 * @param cpus at least 1
 * @param gpus at least 0
 * @param nodes at least 1
 * @param memory digits and an optional k, m, g or t (1024-based, any case), such as {@code 16g}
 * @param runtime an ISO-8601 duration, such as {@code PT1H} or {@code P0DT1M}
 */
public record Resources(int cpus, int gpus, int nodes, String memory, String runtime) {
    /** What a job without requirements gets: 1 CPU, 1 MiB, 1 minute. */
    public static final Resources DEFAULT = new Resources(1, 0, 1, "1m", "P0DT1M");

    public Resources {
        if (cpus < 1) {
            throw new IllegalArgumentException("num_cpus must be at least 1, not " + cpus);
        }
        if (gpus < 0) {
            throw new IllegalArgumentException("num_gpus must be at least 0, not " + gpus);
        }
        if (nodes < 1) {
            throw new IllegalArgumentException("num_nodes must be at least 1, not " + nodes);
        }
        Memory.bytes(memory);
        IsoDuration.seconds(runtime);
    }

    // Compared for every job; what the compiler would leave to a method handle is written out, as in Key.
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

    /** The memory in bytes. */
    public long memoryBytes() {
        return Memory.bytes(memory);
    }

    /** The runtime in whole seconds; how long a job may run before it is ended. */
    public long runtimeSeconds() {
        return IsoDuration.seconds(runtime);
    }

    /** The runtime as a duration. */
    public Duration runtimeLimit() {
        return Duration.ofSeconds(runtimeSeconds());
    }
}
