package dev.baton.engine.workflow;

import static dev.baton.engine.job.JobAttributes.*;

import dev.baton.engine.job.JobItems;
import dev.baton.engine.node.ResourceRequirements;
import dev.baton.engine.record.Ids;
import dev.baton.engine.store.Item;
import dev.baton.engine.target.Target;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How long the targets of a workflow's push jobs may take: as the target says, or as long as the job's requirements let it run, or,
 * where it asks for nothing, as long as it can call back at all. Made for one audit. Thread-safe.
 */
final class Timeouts {
    private final Tables tables;
    private final long workflow;
    private final Map<Long, Long> runtimes = new ConcurrentHashMap<>();

    Timeouts(Tables tables, long workflow) {
        this.tables = tables;
        this.workflow = workflow;
    }

    /** The job's, in milliseconds from when something was last heard of it. */
    long millis(Item job) {
        long named = job.number(PUSH, 0);
        long requirements = job.number(REQUIREMENTS, JobItems.DEFAULT_REQUIREMENTS);
        long seconds = named > 0
                ? named
                : requirements == JobItems.DEFAULT_REQUIREMENTS || requirements == 0
                        ? Target.LONGEST_SECONDS
                        : runtimes.computeIfAbsent(requirements, this::runtime);
        return Math.min(seconds, Target.LONGEST_SECONDS) * 1000;
    }

    private long runtime(long requirements) {
        return tables.requirements()
                .find(Ids.of(workflow, requirements))
                .map(ResourceRequirements::resources)
                .map(resources -> Math.max(1, resources.runtimeSeconds()))
                .orElse(Target.LONGEST_SECONDS);
    }
}
