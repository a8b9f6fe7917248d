package dev.baton.simulation;

import dev.baton.engine.job.JobAttributes;
import dev.baton.engine.job.JobItems;
import dev.baton.engine.job.JobStatus;
import dev.baton.engine.record.Keys;
import dev.baton.engine.store.Item;
import dev.baton.engine.workflow.WorkflowAttributes;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What items of the engine say. */
final class State {
    private State() {}

    static boolean isJob(Item item) {
        return item.key().sort().startsWith("j/") && item.has(JobAttributes.STATUS);
    }

    static boolean isLatch(Item item) {
        return item.key().sort().startsWith("l/");
    }

    static boolean isWorkflow(Item item) {
        return item.has(WorkflowAttributes.SETTINGS);
    }

    static long number(Item job) {
        return Keys.number(job.key());
    }

    /** The status; empty where there is no job. */
    static Optional<JobStatus> status(Item job) {
        return Optional.ofNullable(job).map(JobItems::status);
    }

    static long epoch(Item item) {
        return item.number(JobAttributes.EPOCH, 0);
    }

    static String name(Item job) {
        return job.text(JobAttributes.NAME);
    }

    /** Whether others may go on past the job: it has ended, or is disabled, and waits for nothing. */
    static boolean passed(Item job) {
        return JobItems.status(job).ended() && job.numbers(JobAttributes.WAITS).isEmpty();
    }

    static Optional<Item> job(World world, long number) {
        return world.items.get(JobItems.key(world.workflow, number));
    }

    /** All jobs that are not being deleted, by number. */
    static Map<Long, Item> jobs(World world) {
        Map<Long, Item> jobs = new TreeMap<>();
        world.items
                .items()
                .filter(item -> isJob(item) && !item.has(JobAttributes.TOMBSTONE))
                .forEach(item -> jobs.put(number(item), item));
        return jobs;
    }

    static Item workflow(World world) {
        return world.items.items().filter(State::isWorkflow).findFirst().orElseThrow();
    }
}
