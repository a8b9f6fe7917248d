package dev.baton.engine.worker;

import java.util.List;

/** What a worker is to do for an action of its workflow. */
public sealed interface Deed {
    /** These commands, one after the other, until one fails. */
    record Commands(List<String> commands) implements Deed {
        public Commands {
            commands = List.copyOf(commands);
        }
    }

    /**
     * More workers on the worker's own machine.
     *
     * @param maxParallelJobs how many jobs each runs at once; null to pack by capacity
     * @param cpus what each hands out; null for an equal share of the worker's own
     * @param memory likewise, as {@code 4g}; null for an equal share
     */
    record LocalWorkers(int count, Integer maxParallelJobs, Integer cpus, String memory) implements Deed {}

    /** A worker on each of these machines; an address that stands there twice gets two. */
    record RemoteWorkers(List<String> addresses, Integer maxParallelJobs) implements Deed {
        public RemoteWorkers {
            addresses = List.copyOf(addresses);
        }
    }

    /** Nothing that a worker could do: it reports the reason as the action's failure. */
    record Refused(String reason) implements Deed {}
}
