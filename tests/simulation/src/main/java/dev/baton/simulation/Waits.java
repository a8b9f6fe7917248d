package dev.baton.simulation;

import dev.baton.engine.job.JobItems;
import dev.baton.engine.job.JobStatus;
import dev.baton.engine.job.Reason;
import dev.baton.engine.record.Ids;
import dev.baton.engine.store.Item;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * At rest every waiting job has a reason that the engine can name: a blocked one waits for exactly those jobs, through latches or
 * not, that its blueprint names and that have not passed; a ready one can be found by claims; nothing waits behind what will never run.
 */
final class Waits implements Invariant {
    @Override
    public void atRest(World world) {
        Map<Long, Item> jobs = State.jobs(world);
        Map<JobStatus, Integer> counts = new EnumMap<>(JobStatus.class);
        for (Item job : jobs.values()) {
            counts.merge(JobItems.status(job), 1, Integer::sum);
            look(world, jobs, job);
        }
        Map<JobStatus, Integer> told = world.look().jobs().count(world.workflow);
        if (!told.equals(counts)) {
            throw new Violation("the jobs' counts are " + counts + ", but the engine says " + told);
        }
    }

    private static void look(World world, Map<Long, Item> jobs, Item job) {
        Reason reason = world.look().jobs().why(Ids.of(world.workflow, State.number(job)));
        JobStatus status = JobItems.status(job);
        switch (reason) {
            case Reason.Jobs(List<Long> ids) -> {
                Set<Long> told = new TreeSet<>();
                ids.forEach(id -> told.add(Ids.number(id)));
                same(world, jobs, job, told);
            }
            case Reason.Passing passing ->
                throw new Violation(State.name(job) + " waits for nothing, but stays " + status.wire());
            case Reason.Worker worker -> {
                if (!job.has(Item.INDEX_PARTITION)) {
                    throw new Violation(State.name(job) + " is ready, but no claim can find it");
                }
            }
            case Reason.Start start -> throw new Violation(State.name(job) + " was claimed long ago and never started");
            case Reason.Running running ->
                throw new Violation(State.name(job) + " runs on a node that is gone, " + running.computeNodeId());
            case Reason.Sending sending ->
                throw new Violation(State.name(job) + " is " + status.wire() + ", but nobody sends it");
            case Reason.Answer(Instant until) -> {
                if (until.isBefore(world.simulation.clock.instant())) {
                    throw new Violation(State.name(job) + " was to be answered until " + until);
                }
            }
            case Reason.Time time -> {}
            case Reason.Uninitialized uninitialized -> {}
            case Reason.Person person -> {}
            case Reason.Canceled canceled -> {}
            case Reason.Over over -> ended(world, jobs, job);
        }
    }

    private static void same(World world, Map<Long, Item> jobs, Item job, Set<Long> told) {
        Set<Long> expected = open(world, jobs, job);
        if (!told.equals(expected)) {
            throw new Violation(State.name(job) + " waits for the jobs " + told + ", but should for " + expected);
        }
    }

    private static void ended(World world, Map<Long, Item> jobs, Item job) {
        if (!State.passed(job) && open(world, jobs, job).isEmpty()) {
            throw new Violation(
                    State.name(job) + " has ended, and what follows never hears of it: " + Describe.item(job));
        }
    }

    /** What the blueprint has the job wait for that has not passed. */
    private static Set<Long> open(World world, Map<Long, Item> jobs, Item job) {
        Set<Long> open = new TreeSet<>();
        for (long need : world.blueprint().jobs().get(State.number(job)).needs()) {
            Optional.ofNullable(jobs.get(need))
                    .filter(other -> !State.passed(other))
                    .ifPresent(other -> open.add(need));
        }
        return open;
    }
}
